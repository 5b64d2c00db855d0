package dev.rapport.studio.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.studio.drafts.ModelComparisons;
import jakarta.annotation.security.RolesAllowed;

/** What is live and a draft of it side by side. */
@Route("process-drafts/:draft/compare")
@RolesAllowed({"DESIGNER", "MANAGER", "AUDITOR", "ADMIN"})
public class DraftComparisonView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ModelComparisons comparisons;
    private String title = "";

    DraftComparisonView(ModelComparisons comparisons) {
        this.comparisons = comparisons;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var id = Ids.parse(navigation.getRouteParameters().get("draft").orElse(""));
        var compared = comparisons.draft(id);
        title = getTranslation("studio.compare.title", compared.now().name());
        removeAll();
        add(
                new PageHead(title)
                        .facts(new Anchor("process-drafts/" + id, getTranslation("studio.compare.to-draft"))),
                Compare.of(compared, getTranslation("studio.compare.live"), getTranslation("studio.compare.draft")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
