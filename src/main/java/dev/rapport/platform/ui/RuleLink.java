package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Leads from a decision to the rule that made it, in the version that did; words alone for whoever sees no rules. */
public final class RuleLink {

    private static final List<String> READERS = List.of("ROLE_DESIGNER", "ROLE_MANAGER", "ROLE_AUDITOR", "ROLE_ADMIN");

    private RuleLink() {}

    /**
     * @param version 0 where nobody knows it
     * @param rule its name in the rulebook
     * @param words what is seen, in the reader's language
     */
    public static Component of(String rulebook, int version, String rule, String words) {
        if (version <= 0 || !mayRead()) return new Span(words);
        var link = new Anchor(
                "rulebooks/%s?version=%d&rule=%s"
                        .formatted(
                                rulebook,
                                version,
                                URLEncoder.encode(rule, StandardCharsets.UTF_8).replace("+", "%20")),
                words);
        link.setTitle(UI.getCurrent().getTranslation("rules.decided-by", Words.ofRules(rule), version));
        return link;
    }

    private static boolean mayRead() {
        var reader = SecurityContextHolder.getContext().getAuthentication();
        return reader != null
                && reader.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(READERS::contains);
    }
}
