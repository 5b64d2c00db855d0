package dev.rapport.service;

import dev.rapport.platform.Word;
import dev.rapport.service.LogCase.LogEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the activities of a foreign log mean to us.
 *
 * @param source name of the system the log is from; case numbers and customers are kept apart by it
 * @param rules the first one that matches an event says what it means
 */
record LogMapping(String source, List<Rule> rules, Map<Role, String> attributes) {

    /** What an attribute of the log tells. */
    enum Role implements Word {
        PRODUCT,
        CUSTOMER,
        TEAM,
        PERSON,
        PRIORITY
    }

    /**
     * @param when values that the event's attributes must have: one of those given for each
     * @param meanings what happened, in order; several, when one activity does several things at once
     */
    record Rule(Map<String, Set<String>> when, List<LogMeaning> meanings) {

        boolean matches(LogCase of, LogEvent event) {
            return when.entrySet().stream().allMatch(condition -> {
                var value = of.value(event, condition.getKey());
                return value != null && condition.getValue().contains(value);
            });
        }
    }

    /** Empty when no rule knows the event. */
    Optional<List<LogMeaning>> meanings(LogCase of, LogEvent event) {
        return rules.stream()
                .filter(rule -> rule.matches(of, event))
                .findFirst()
                .map(Rule::meanings);
    }

    @Nullable
    String value(Role role, LogCase of, LogEvent event) {
        var attribute = attributes.get(role);
        return attribute == null ? null : of.value(event, attribute);
    }
}
