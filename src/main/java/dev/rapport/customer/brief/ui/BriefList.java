package dev.rapport.customer.brief.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.customer.CustomerBrief.Line;
import dev.rapport.customer.brief.Briefs;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.PersonZone;
import dev.rapport.platform.ui.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is worth knowing of a customer before one speaks with them, under a few headings. */
public final class BriefList extends Div {

    public BriefList(Briefs briefs, CustomerId customer) {
        this(briefs, customer, "");
    }

    /** @param but number of the case that is told beside it */
    public BriefList(Briefs briefs, CustomerId customer, String but) {
        addClassNames("stack", "brief");
        var parts = new LinkedHashMap<String, List<Line>>();
        briefs.of(customer, getLocale(), PersonZone.get()).stream()
                .filter(line -> !but.equals(line.number()))
                .forEach(line -> parts.computeIfAbsent(line.about(), about -> new ArrayList<>())
                        .add(line));
        if (parts.isEmpty()) add(new Span(getTranslation("brief.nothing")));
        parts.entrySet().stream().map(this::part).forEach(this::add);
    }

    private Div part(Map.Entry<String, List<Line>> part) {
        var heading = new Span(getTranslation(part.getKey()));
        heading.addClassName("secondary");
        var list = new UnorderedList();
        list.addClassName("plain-list");
        part.getValue().forEach(line -> list.add(item(line)));
        return new Div(heading, list);
    }

    private static ListItem item(Line line) {
        var words = new Div();
        words.addClassName("row");
        if (line.due() != null) words.add(Times.due(line.due()));
        if (line.number() != null) words.add(new SubjectLink(line.number()));
        words.add(new Span(line.text()));
        if (line.at() != null) words.add(Times.ago(line.at()));
        return new ListItem(words);
    }
}
