package dev.rapport.studio.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.rapport.platform.ui.Panel;
import dev.rapport.studio.compare.Change.Kind;
import dev.rapport.studio.drafts.ModelComparisons.Compared;

/** What two texts of a process say otherwise, drawn and in words. */
final class Compare {

    private Compare() {}

    static Div of(Compared compared, String before, String now) {
        var sides = new SideBySide();
        if (compared.before() != null)
            sides.add(before, compared.before(), compared.changes(), Kind.REMOVED, Kind.CHANGED, Kind.MOVED);
        sides.add(now, compared.now(), compared.changes(), Kind.ADDED, Kind.CHANGED, Kind.MOVED);
        var words = new ChangeWordList(sides::focusOn);
        words.show(compared.changes());
        var all = new Div(
                sides.legend(), sides, new Panel(UI.getCurrent().getTranslation("studio.compare.changes"), words));
        all.addClassName("stack");
        return all;
    }
}
