package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.insight.breaches.BreachDimension;
import dev.rapport.insight.breaches.Breaches;
import dev.rapport.insight.breaches.ExportLog;
import dev.rapport.insight.breaches.ExportRecord;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import dev.rapport.sla.ui.SlaNav;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaWords;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Who took breaches out of the system, when, which of them, and whether with names of staff. */
@Route("sla/exports")
@RolesAllowed({"AUDITOR", "ADMIN"})
@CssImport("./styles/sla.css")
public class ExportsView extends Div implements HasDynamicTitle {

    private static final String ONE = "breach";

    private final transient Breaches breaches;
    private final transient SlaRows rows;
    private final transient BreachValues values;

    ExportsView(ExportLog exports, Breaches breaches, Staff staff) {
        this.breaches = breaches;
        rows = new SlaRows(staff, this);
        values = new BreachValues(new SlaWords(this), rows);
        addClassNames("page", "sla-view");
        var list = new LineList<ExportRecord>(
                (after, limit) -> exports.page(limit, after), export -> new ListItem(line(export)), "sla-rows");
        add(
                new SlaNav(),
                new PageHead(getPageTitle()).actions(new Anchor("sla/breaches", getTranslation("sla.exports.back"))),
                new Paragraph(getTranslation("sla.exports.text")),
                list.reload()
                        ? list
                        : new EmptyState(
                                VaadinIcon.DOWNLOAD_ALT,
                                getTranslation("sla.exports.empty"),
                                getTranslation("sla.exports.empty-text")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sla.exports");
    }

    private Component line(ExportRecord export) {
        var kind = getTranslation("sla.exports.line", export.kind().toUpperCase(Locale.ROOT), export.entries());
        var line = new Div(
                SlaRows.lines(new Span(Times.exact(export.at())), rows.name(export.by())),
                new Div(new Span(kind)),
                what(export),
                export.named()
                        ? Chips.warning(getTranslation("sla.exports.named"))
                        : Chips.plain(getTranslation("sla.exports.unnamed")));
        line.addClassNames("sla-row-head", "export-row");
        return line;
    }

    /** Leads to what was chosen then, as it is today. */
    private Component what(ExportRecord export) {
        var chosen = chosen(export.filter());
        var one = chosen.get(ONE);
        if (one != null) {
            var number = breaches.get(Ids.parse(one)).number();
            return number == null ? new Span(getTranslation("sla.exports.one")) : new SubjectLink(number);
        }
        var said = chosen.entrySet().stream()
                .map(condition -> getTranslation(
                        "sla.exports.condition",
                        Words.known("sla.filter." + condition.getKey(), condition.getKey()),
                        BreachDimension.of(condition.getKey())
                                .map(dimension -> values.say(dimension, condition.getValue()))
                                .orElse(condition.getValue())))
                .collect(Collectors.joining(", "));
        var address = QueryParameters.simple(chosen).getQueryString();
        return new Anchor("sla/breaches?" + address, said.isEmpty() ? getTranslation("sla.exports.all") : said);
    }

    private static Map<String, String> chosen(String filter) {
        var chosen = new LinkedHashMap<String, String>();
        for (var condition : filter.split("&")) {
            var end = condition.indexOf('=');
            if (end > 0) chosen.put(condition.substring(0, end), condition.substring(end + 1));
        }
        return chosen;
    }
}
