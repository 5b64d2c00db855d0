package dev.rapport.privacy;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.HtmlPdf;
import dev.rapport.platform.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What is kept of a person as a page that can be read without us: one part a table, one box a row, nothing fetched. */
@Component
public class ReadableExport {

    static final String STYLE = """
            body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
            h2 { border-bottom: 1px solid #999; margin-top: 2rem }
            table { border-collapse: collapse; margin: .5rem 0 1rem; width: 100% }
            th, td { border: 1px solid #ccc; padding: .2rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
            th { width: 14rem; font-weight: normal; color: #555 }
            """;

    private final Texts texts;
    private final Access access;

    ReadableExport(Texts texts, Access access) {
        this.texts = texts;
        this.access = access;
    }

    /** In the reader's language; words of customers are shown as they are, never as HTML. */
    @ForEverybody("shows what was asked for elsewhere")
    public String of(JsonNode content) {
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var title = HtmlPdf.text(texts.get(language, "privacy.export-title"));
        var parts = content.properties().stream()
                .map(part -> part(part.getKey(), part.getValue(), language))
                .collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title><style>%s</style></head>
                <body><h1>%s</h1>%s</body></html>
                """.formatted(language.toLanguageTag(), title, STYLE, title, parts);
    }

    private String part(String table, JsonNode rows, Locale language) {
        var shown = rows.valueStream().map(ReadableExport::row).collect(Collectors.joining());
        return "<h2>%s</h2>%s".formatted(HtmlPdf.text(texts.get(language, "privacy.kept." + table)), shown);
    }

    private static String row(JsonNode row) {
        return row.properties().stream()
                .filter(cell -> !cell.getValue().isNull())
                .map(cell -> "<tr><th>%s</th><td>%s</td></tr>"
                        .formatted(HtmlPdf.text(cell.getKey().replace('_', ' ')), HtmlPdf.text(words(cell.getValue()))))
                .collect(Collectors.joining("", "<table>", "</table>"));
    }

    private static String words(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
