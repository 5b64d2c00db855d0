package dev.rapport.insight.breaches;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.rapport.platform.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Breaches as comma-separated values (RFC 4180) that spreadsheets open as they are: with a byte order mark, and no cell
 * that a spreadsheet would take for a formula.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP on CSV injection</a>
 */
final class BreachCsv implements AutoCloseable {

    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private static final List<String> COLUMNS = List.of(
            "case",
            "external",
            "title",
            "customer",
            "tier",
            "process",
            "metric",
            "policy",
            "rule",
            "version",
            "calendar",
            "target",
            "started",
            "due",
            "team",
            "person",
            "cause",
            "excused");

    private final BreachWords words;
    private final Function<@Nullable UserId, String> names;
    private final CsvWriter csv;

    BreachCsv(BreachWords words, Function<@Nullable UserId, String> names, OutputStream out) throws IOException {
        this.words = words;
        this.names = names;
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(text);
        csv.writeRecord(COLUMNS.stream()
                .map(column -> words.say("sla.csv." + column, words.zone().getId()))
                .toList());
    }

    void add(Breach breach) {
        var customer = breach.customer();
        var judged = breach.judged();
        csv.writeRecord(List.of(
                safe(breach.number()),
                safe(breach.external()),
                safe(breach.title()),
                safe(customer == null ? null : customer.name()),
                safe(words.tier(customer == null ? null : customer.tier())),
                safe(words.process(breach.process())),
                safe(words.metric(breach)),
                safe(words.say(breach.policy())),
                safe(words.say(breach.rule())),
                String.valueOf(breach.ruleVersion()),
                safe(words.say(breach.calendar())),
                String.valueOf(breach.targetSeconds() / 60),
                time(breach.startedAt()),
                time(breach.dueAt()),
                safe(words.team(breach.team())),
                safe(names.apply(breach.owner())),
                safe(words.cause(judged)),
                judged != null && judged.excuses() ? words.say("sla.excused") : ""));
    }

    private String time(Instant at) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME
                .format(at.truncatedTo(ChronoUnit.SECONDS).atZone(words.zone()))
                .replace('T', ' ');
    }

    /** A text that no spreadsheet computes. */
    static String safe(@Nullable String text) {
        if (text == null || text.isEmpty()) return "";
        return FORMULA_STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
