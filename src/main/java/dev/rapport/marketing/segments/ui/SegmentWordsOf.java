package dev.rapport.marketing.segments.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.rapport.access.Staff;
import dev.rapport.marketing.segments.Segment;
import dev.rapport.platform.ui.Chips;
import java.util.List;

/** How segments are shown. */
final class SegmentWordsOf {

    private SegmentWordsOf() {}

    static Component state(Segment segment) {
        var ui = UI.getCurrent();
        var called = ui.getTranslation("word.SegmentState." + segment.state());
        var chips = new Div(segment.isFrozen() ? Chips.info(called) : Chips.good(called));
        chips.addClassName("chips");
        if (segment.stuck() != null) chips.add(Chips.bad(ui.getTranslation("segment.stuck-chip")));
        if (segment.computing()) chips.add(Chips.warning(ui.getTranslation("segment.computing")));
        return chips;
    }

    static String team(Segment segment, Staff staff) {
        return staff.team(segment.team())
                .map(team -> team.name(UI.getCurrent().getLocale()))
                .orElse(segment.team());
    }

    static String owner(Segment segment, Staff staff) {
        return staff.names(List.of(segment.owner())).getOrDefault(segment.owner(), "–");
    }
}
