package dev.rapport.studio.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.studio.compare.Change;
import dev.rapport.studio.compare.Change.Kind;
import dev.rapport.studio.drafts.ModelComparisons;
import dev.rapport.studio.drafts.ModelComparisons.Compared;
import dev.rapport.studio.drafts.ModelComparisons.ThreeWay;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;

/** Two versions of a process side by side; or what is live and what the product brings, each against where both began. */
@Route("processes/:process/compare/:before([0-9]{1,9})/:now([0-9]{1,9}|product)")
@RolesAllowed({"DESIGNER", "MANAGER", "AUDITOR", "ADMIN"})
public class ComparisonView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ModelComparisons comparisons;
    private String title = "";

    ComparisonView(ModelComparisons comparisons) {
        this.comparisons = comparisons;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var parameters = navigation.getRouteParameters();
        var process = parameters.get("process").orElse("");
        var now = parameters.get("now").orElse("");
        removeAll();
        if (now.equals("product")) show(process, comparisons.product(process));
        else {
            var before = parameters.getInteger("before").orElse(0);
            show(process, before, Integer.parseInt(now), comparisons.versions(process, before, Integer.parseInt(now)));
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(String process, int before, int now, Compared compared) {
        var captionBefore = getTranslation("studio.compare.version", before);
        var captionNow = getTranslation("studio.compare.version", now);
        head(process, compared.now().name(), captionBefore + " → " + captionNow);
        add(Compare.of(compared, captionBefore, captionNow));
    }

    private void show(String process, ThreeWay three) {
        var live = getTranslation("studio.compare.live");
        var product = getTranslation("studio.compare.product");
        head(process, three.live().name(), live + " ↔ " + product);
        var sides = new SideBySide();
        sides.add(live, three.live(), three.ours(), Kind.ADDED, Kind.CHANGED, Kind.MOVED);
        sides.add(product, three.product(), three.theirs(), Kind.ADDED, Kind.CHANGED, Kind.MOVED);
        add(new Paragraph(
                three.base() == null
                        ? getTranslation("studio.compare.no-base")
                        : getTranslation("studio.compare.base", three.base())));
        add(sides.legend(), sides);
        var both = new ArrayList<>(three.ours().stream()
                .filter(change -> three.both().contains(change.elementId()))
                .toList());
        if (!both.isEmpty()) add(list("studio.compare.both", both, sides));
        add(list("studio.compare.ours", three.ours(), sides), list("studio.compare.theirs", three.theirs(), sides));
    }

    private Panel list(String key, List<Change> changes, SideBySide sides) {
        var words = new ChangeWordList(sides::focusOn);
        words.show(changes);
        return new Panel(getTranslation(key), words);
    }

    private void head(String process, String name, String what) {
        title = getTranslation("studio.compare.title", name);
        add(new PageHead(title).facts(new Anchor("processes/" + process, process), new Paragraph(what)));
    }
}
