package dev.rapport.service;

import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.access.WhoMay;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.MappedImportKind;
import dev.rapport.imports.RowAnswer;
import dev.rapport.imports.RowEffect;
import dev.rapport.imports.RowRejected;
import dev.rapport.imports.RowSource;
import dev.rapport.imports.SetImportKind;
import dev.rapport.imports.UndoableImportKind;
import dev.rapport.platform.UserId;
import dev.rapport.service.LogCase.LogEvent;
import dev.rapport.service.LogMapping.Role;
import dev.rapport.service.LogReplay.Step;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings in the ticket log of another system, case by case, as history. */
@Component
class TicketImport implements MappedImportKind, SetImportKind<ImportedTickets.Past>, UndoableImportKind {

    private static final String TIME = "time:timestamp";
    private static final DateTimeFormatter TIMES = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final LogMappings mappings;
    private final ImportedTickets tickets;
    private final Staff staff;
    private final LogQuestions questions;
    private final TicketUndo undo;

    TicketImport(LogMappings mappings, ImportedTickets tickets, Staff staff, LogQuestions questions, TicketUndo undo) {
        this.mappings = mappings;
        this.tickets = tickets;
        this.staff = staff;
        this.questions = questions;
        this.undo = undo;
    }

    @Override
    public String name() {
        return "tickets";
    }

    @Override
    public Set<dev.rapport.access.Role> rolesForOne() {
        return WhoMay.call(TicketDesk.class, "open");
    }

    @Override
    public boolean isTable() {
        return false;
    }

    @Override
    public RowSource open(InputStream file, @Nullable String mapping) {
        mappings.candidates(mapping);
        return XesReader.read(file);
    }

    @Override
    public List<Unknown> unknown(InputStream file, @Nullable String mapping) {
        try (var cases = XesReader.read(file)) {
            return questions.of(cases, mappings.candidates(mapping));
        }
    }

    @Override
    public List<String> meanings() {
        return questions.meanings();
    }

    @Override
    public void requireMapping(String mapping) {
        mappings.candidates(mapping);
    }

    @Override
    public String mapping(Map<Map<String, String>, List<String>> answers) {
        return questions.mapping(answers);
    }

    @Override
    public ImportedTickets.Past read(ImportRow row, @Nullable String mapping) {
        var found = (LogCase) Objects.requireNonNull(row.content());
        var name = found.name();
        if (name == null) throw new RowRejected("ticket.import.no-name", row.line());
        if (found.events().isEmpty()) throw new RowRejected("ticket.import.no-events", name);
        var known = mappingOf(found, mapping);
        return new ImportedTickets.Past(known, found, name, replay(found, known), row.run());
    }

    @Override
    public Collection<?> keys(ImportedTickets.Past past) {
        return List.of(past.key());
    }

    @Override
    public List<RowAnswer> apply(List<ImportedTickets.Past> rows) {
        var fresh = tickets.add(rows);
        return rows.stream()
                .map(row -> fresh.contains(row) ? RowAnswer.IN : RowAnswer.of(RowEffect.UNCHANGED))
                .toList();
    }

    @Override
    public Prospect prospect(UUID run) {
        return undo.prospect(run);
    }

    @Override
    public Undone undo(UUID run, @Nullable String place, int most) {
        return undo.undo(run, place, most);
    }

    /** The first mapping that knows all that happened in the case. */
    private LogMapping mappingOf(LogCase found, @Nullable String mapping) {
        var candidates = mappings.candidates(mapping);
        return candidates.stream()
                .filter(candidate -> found.events().stream()
                        .allMatch(event -> candidate.meanings(found, event).isPresent()))
                .findFirst()
                .orElseThrow(() -> unknown(found, candidates));
    }

    private static RowRejected unknown(LogCase found, List<LogMapping> candidates) {
        var unknown = found.events().stream()
                .filter(event -> candidates.stream()
                        .noneMatch(candidate -> candidate.meanings(found, event).isPresent()))
                .map(event -> "\"%s\" (%d)".formatted(activity(found, event), event.line()))
                .distinct()
                .limit(10)
                .collect(Collectors.joining(", "));
        return new RowRejected("ticket.import.unknown-activity", String.valueOf(found.name()), unknown);
    }

    private static String activity(LogCase found, LogEvent event) {
        return Objects.requireNonNullElse(event.attributes().get(LogCase.NAME), "?");
    }

    private LogReplay replay(LogCase found, LogMapping mapping) {
        var steps = new ArrayList<Step>();
        var openedAt = LATEST;
        for (var event : found.events()) {
            var at = time(found, event);
            if (at.isBefore(openedAt)) openedAt = at;
            var person = mapping.value(Role.PERSON, found, event);
            var by = person == null ? null : user(person);
            for (var meaning : mapping.meanings(found, event).orElseThrow()) steps.add(new Step(at, meaning, by));
        }
        return LogReplay.of(steps, openedAt);
    }

    private @Nullable UserId user(String name) {
        return staff.byName(name).map(Person::id).orElse(null);
    }

    private static Instant time(LogCase found, LogEvent event) {
        var text = event.attributes().get(TIME);
        if (text == null) throw new RowRejected("ticket.import.no-time", String.valueOf(found.name()), event.line());
        try {
            var at = OffsetDateTime.parse(text, TIMES).toInstant();
            if (at.isAfter(EARLIEST) && at.isBefore(LATEST)) return at;
        } catch (DateTimeException e) {
            // falls through: a text that is no time is as useless as a time that cannot be
        }
        throw new RowRejected("ticket.import.bad-time", String.valueOf(found.name()), event.line(), text);
    }
}
