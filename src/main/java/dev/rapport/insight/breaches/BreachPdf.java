package dev.rapport.insight.breaches;

import static dev.rapport.platform.HtmlPdf.text;

import dev.rapport.platform.HtmlPdf;
import dev.rapport.platform.UserId;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Breaches on paper, as a customer may read them: who we are, the case, the promise, what happened to it, and why. */
final class BreachPdf implements AutoCloseable {

    private static final String STYLE = """
            h1 { font-size: 17pt; margin: 0 0 8pt }
            h2 { font-size: 12.5pt; margin: 18pt 0 6pt; page-break-after: avoid }
            p { margin: 0 }
            table { width: 100%; border-collapse: collapse; margin-top: 10pt; -fs-table-paginate: paginate }
            tr { page-break-inside: avoid }
            th, td { text-align: left; vertical-align: top; padding: 3pt 6pt 5pt 2pt; border-bottom: 0.5pt solid #d5d9e0 }
            th, .small { font-size: 8pt; color: #5b6370 }
            .facts th { width: 24% }
            .said { margin-top: 2pt; padding-left: 9pt; text-indent: -9pt }
            """;

    private final StringBuilder body = new StringBuilder();
    private final String organisation;
    private final BreachWords words;
    private final Function<@Nullable UserId, String> names;
    private final OutputStream out;

    BreachPdf(
            String organisation,
            BreachWords words,
            Function<@Nullable UserId, String> names,
            BreachPeriod period,
            OutputStream out) {
        this.organisation = organisation;
        this.words = words;
        this.names = names;
        this.out = out;
        body.append("<p class=\"small\">%s</p><h1>%s</h1>".formatted(text(organisation), say("sla.pdf.title")));
        paragraph(words.say(
                "sla.pdf.made", words.day(period.made()), words.day(period.first()), words.day(period.last())));
    }

    /**
     * Whose breaches these are, how many promises that are, and the breaches in a table.
     *
     * @param rate absent when it would count promises given to others
     */
    void list(Breach.@Nullable Customer customer, @Nullable BreachRate rate, List<Breach> found) {
        if (customer != null) paragraph(words.say("sla.pdf.customer-of", customer.name()));
        if (rate != null)
            rate.raw()
                    .ifPresent(share ->
                            paragraph(words.say("sla.pdf.rate", rate.breaches(), rate.decided(), share.value() * 100)));
        body.append("<table><thead><tr>");
        for (var column : List.of("due", "case", "title", "metric", "target", "cause"))
            body.append("<th>").append(say("sla.pdf.column." + column)).append("</th>");
        body.append("</tr></thead><tbody>");
        found.forEach(this::row);
        body.append("</tbody></table>");
    }

    private void row(Breach breach) {
        var judged = breach.judged();
        var cause = words.cause(judged);
        var cells = new String[] {
            words.time(breach.dueAt()),
            number(breach),
            breach.title() == null ? "" : breach.title(),
            words.metric(breach),
            words.amount(breach.targetSeconds() * 1000),
            judged != null && judged.excuses() ? cause + " · " + words.say("sla.excused") : cause
        };
        body.append("<tr>");
        for (var cell : cells) body.append("<td>").append(text(cell)).append("</td>");
        body.append("</tr>");
    }

    /** One breach: facts, the strip as a drawing, and the explanation in sentences. */
    void tell(BreachReport report) {
        var breach = report.breach();
        var customer = breach.customer();
        var of = breach.title() == null ? number(breach) : number(breach) + " · " + breach.title();
        body.append("<h2>").append(text(of)).append("</h2><table class=\"facts\">");
        fact("sla.pdf.customer", customer == null ? null : customer.name());
        fact("sla.metric", words.metric(breach));
        fact("sla.pdf.calendar", words.say(breach.calendar()));
        fact("sla.pdf.due", words.time(breach.dueAt()));
        fact("sla.pdf.team", words.team(breach.team()));
        fact("sla.pdf.person", names.apply(breach.owner()));
        body.append("</table>");
        if (report.strip() != null) body.append(new StripMarkup(report.strip(), words, names).html());
        for (var sentence : words.tellCustomer(report))
            body.append("<p class=\"said\">• %s</p>".formatted(text(sentence)));
    }

    private void fact(String label, @Nullable String value) {
        if (value == null || value.isBlank()) return;
        body.append("<tr><th>%s</th><td>%s</td></tr>".formatted(say(label), text(value)));
    }

    private void paragraph(String sentence) {
        body.append("<p>").append(text(sentence)).append("</p>");
    }

    private String say(String key) {
        return text(words.say(key));
    }

    private static String number(Breach breach) {
        if (breach.number() != null) return breach.number();
        return breach.external() == null ? "–" : breach.external();
    }

    @Override
    public void close() {
        var foot =
                words.say("sla.pdf.foot", text(organisation), text(words.zone().getId()), HtmlPdf.PAGE);
        new HtmlPdf(
                        words.locale(),
                        words.say("sla.pdf.title"),
                        organisation,
                        STYLE + StripMarkup.STYLE,
                        foot,
                        body.toString(),
                        signs -> words.say("document.missing", signs))
                .write(out);
    }
}
