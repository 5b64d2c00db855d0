package dev.rapport.service;

import dev.rapport.imports.MappedImportKind.Unknown;
import dev.rapport.imports.RowRejected;
import dev.rapport.imports.RowSource;
import dev.rapport.platform.Refused;
import dev.rapport.service.LogCase.LogEvent;
import dev.rapport.service.LogMeaning.Event;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What people must be asked about a log that no mapping knows as a whole, and the mapping that their answers make. */
@Component
class LogQuestions {

    private static final String TRANSITION = "lifecycle:transition";
    private static final int MOST_KINDS = 300;
    private static final List<String> PAUSES = List.of("paused:customer", "paused:vendor");

    private final JsonMapper json;

    LogQuestions(JsonMapper json) {
        this.json = json;
    }

    /** Every kind of event in the log, most frequent first; nothing when one of the mappings knows each case. */
    List<Unknown> of(RowSource cases, List<LogMapping> mappings) {
        var times = new HashMap<Map<String, String>, Long>();
        var known = true;
        for (var found = next(cases); found.isPresent(); found = next(cases)) {
            var one = found.get();
            known &= mappings.stream().anyMatch(mapping -> knows(mapping, one));
            for (var event : one.events())
                if (times.size() < MOST_KINDS || times.containsKey(when(event)))
                    times.merge(when(event), 1L, Long::sum);
        }
        if (known) return List.of();
        return times.entrySet().stream()
                .map(entry -> new Unknown(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Unknown::times).reversed())
                .toList();
    }

    List<String> meanings() {
        var words = Arrays.stream(Event.values())
                .filter(event -> event != Event.PAUSED)
                .map(Event::word);
        return Stream.concat(words, PAUSES.stream()).toList();
    }

    /** What has no meaning is ignored. */
    String mapping(Map<Map<String, String>, List<String>> answers) {
        return json.writeValueAsString(answers.entrySet().stream()
                .map(answer -> Map.of(
                        "when",
                        answer.getKey(),
                        "events",
                        answer.getValue().isEmpty() ? List.of(Event.IGNORED.word()) : answer.getValue()))
                .toList());
    }

    private static Optional<LogCase> next(RowSource cases) {
        while (true) {
            try {
                return cases.next().map(row -> (LogCase) row.content());
            } catch (RowRejected e) {
                // told when the import reaches it
            } catch (Refused e) {
                return Optional.empty(); // so is this, and nothing follows it
            }
        }
    }

    private static boolean knows(LogMapping mapping, LogCase one) {
        return one.events().stream()
                .allMatch(event -> mapping.meanings(one, event).isPresent());
    }

    private static Map<String, String> when(LogEvent event) {
        var when = new TreeMap<String, String>();
        for (var attribute : List.of(LogCase.NAME, TRANSITION)) {
            var value = event.attributes().get(attribute);
            if (value != null) when.put(attribute, value);
        }
        return when;
    }
}
