package dev.rapport.community.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.rapport.community.Member.Activity;
import dev.rapport.platform.ui.Chips;
import org.jspecify.annotations.Nullable;

/** How lively and how interested a member is, in words. */
final class MemberChips {

    private MemberChips() {}

    static Span level(Component place, @Nullable Activity activity) {
        if (activity == null) return Chips.plain(place.getTranslation("member.not-assessed"));
        var word = place.getTranslation("word.level." + activity.level());
        return switch (activity.level()) {
            case "active" -> Chips.good(word);
            case "quiet" -> Chips.paused(word);
            case "lost" -> Chips.bad(word);
            default -> Chips.plain(word);
        };
    }

    static Span interest(Component place, @Nullable Activity activity) {
        if (activity == null) return new Span();
        var word = place.getTranslation("word.interest." + activity.interest());
        return "hot".equals(activity.interest()) ? Chips.info(word) : Chips.plain(word);
    }
}
