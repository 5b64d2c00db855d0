package dev.rapport.privacy.retention.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.InAdministration;
import dev.rapport.platform.ui.InAdministration.Group;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.privacy.retention.RetentionRule;
import dev.rapport.privacy.retention.RetentionRules;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Rules by which customers that nobody needs any more are proposed for erasure. */
@Route("retention-rules")
@Menu(title = "nav.retention-rules", order = 56, icon = "vaadin:hourglass")
@InAdministration(Group.DATA)
@RolesAllowed({"AUDITOR", "ADMIN"})
public class RetentionRulesView extends ListPage<RetentionRule> {

    private final transient RetentionRules rules;

    RetentionRulesView(RetentionRules rules) {
        super("nav.retention-rules");
        this.rules = rules;
        var columns = columns();
        columns.card("retention.rule", RetentionRulesView::link);
        columns.cell("retention.rule", RetentionRulesView::link)
                .width("14rem", 2)
                .wideOnly();
        columns.cell("retention.state", RuleWords::chip);
        columns.words("retention.who", RuleWords::who).width("14rem", 2);
        columns.words("retention.dry-run", rule -> RuleWords.did(rule.dryRun())).labelled();
        columns.words("retention.proposed", rule -> RuleWords.did(rule.run())).labelled();
        ifNothing(VaadinIcon.HOURGLASS, "retention.none");
        creates(
                "retention.make",
                rules.mayChange(),
                () -> new RuleDialog(rules, null, made -> UI.getCurrent().navigate("retention-rules/" + made.id()))
                        .open());
    }

    @Override
    protected Page<RetentionRule> read(int limit, @Nullable String after) {
        return new Page<>(rules.all(), null);
    }

    private static Anchor link(RetentionRule rule) {
        return new Anchor("retention-rules/" + rule.id(), rule.wish().name());
    }
}
