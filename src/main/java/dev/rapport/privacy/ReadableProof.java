package dev.rapport.privacy;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.HtmlPdf;
import dev.rapport.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The proof of an erasure as a page that can be handed over and read without us: counts alone, nothing fetched. */
@Component
public class ReadableProof {

    private final Texts texts;
    private final Staff staff;
    private final Access access;

    ReadableProof(Texts texts, Staff staff, Access access) {
        this.texts = texts;
        this.staff = staff;
        this.access = access;
    }

    /** In kilobytes or megabytes. */
    public static String size(long bytes) {
        return bytes < 1 << 20 ? (bytes + 1023 >> 10) + " kB" : (bytes >> 20) + " MB";
    }

    /** In the reader's language. */
    @ForEverybody("shows what was asked for elsewhere")
    public String of(String number, Erasure.Proof proof) {
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var title = text(language, "privacy.proof") + " · " + HtmlPdf.text(number);
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title><style>%s</style></head>
                <body><h1>%s</h1>%s<h2>%s</h2>%s<h2>%s</h2>%s</body></html>
                """.formatted(
                        language.toLanguageTag(),
                        title,
                        ReadableExport.STYLE,
                        title,
                        table(facts(proof, language)),
                        text(language, "privacy.proof-what"),
                        table(parts(proof, language)),
                        text(language, "privacy.proof-all"),
                        table(places(proof, language)));
    }

    private Stream<String> facts(Erasure.Proof proof, Locale language) {
        var erasure = proof.erasure();
        var judge = erasure.judgedBy();
        var found = proof.found() == 0
                ? text(language, "privacy.proof-nothing")
                : judge == null
                        ? text(language, "privacy.proof-not-theirs", proof.found())
                        : text(
                                language,
                                "privacy.proof-theirs",
                                proof.found(),
                                staff.names(List.of(judge)).getOrDefault(judge, "–"));
        return Stream.concat(
                Stream.of(
                        row(text(language, "privacy.proof-begun"), String.valueOf(erasure.begunAt())),
                        row(text(language, "privacy.proof-erased"), String.valueOf(erasure.erasedAt())),
                        row(text(language, "privacy.proof-scanned"), String.valueOf(erasure.scannedAt())),
                        row(
                                text(language, "privacy.proof-places"),
                                text(
                                        language,
                                        "privacy.proof-looked",
                                        proof.places().size() - proof.files(),
                                        proof.files(),
                                        proof.rows(),
                                        size(proof.bytes()))),
                        row(text(language, "privacy.proof-found"), found),
                        row(
                                text(language, "privacy.proof-not-sought"),
                                text(language, "privacy.proof-not-sought-words", erasure.notSought()))),
                Stream.of("broker", "database", "backups")
                        .map(part -> row(
                                text(language, "privacy.proof-" + part),
                                text(language, "privacy.proof-" + part + "-words"))));
    }

    private Stream<String> parts(Erasure.Proof proof, Locale language) {
        return proof.parts().stream()
                .map(part -> row(
                        text(language, "privacy.way." + part.way()) + " · "
                                + text(language, "privacy.kept." + part.table()),
                        String.valueOf(part.rows())));
    }

    private Stream<String> places(Erasure.Proof proof, Locale language) {
        return proof.places().stream()
                .map(place -> row(
                        HtmlPdf.text(place.name()),
                        text(language, "privacy.proof-rows", place.rows(), size(place.bytes()))
                                + (place.found() == 0 ? "" : " · " + place.found())));
    }

    private static String row(String label, String value) {
        return "<tr><th>%s</th><td>%s</td></tr>".formatted(label, value);
    }

    private static String table(Stream<String> rows) {
        return rows.collect(Collectors.joining("", "<table>", "</table>"));
    }

    private String text(Locale language, String key, Object... arguments) {
        return HtmlPdf.text(texts.get(language, key, arguments));
    }
}
