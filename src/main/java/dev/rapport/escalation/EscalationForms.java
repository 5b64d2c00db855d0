package dev.rapport.escalation;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.cases.CaseKinds;
import dev.rapport.engine.FormData;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import dev.rapport.platform.WrittenTime;
import dev.rapport.sla.MetricWords;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What those see who are asked for help: what the case is about, what was promised, and what they can decide. */
@Component
class EscalationForms implements FormData {

    private final CaseKinds kinds;
    private final DueSteps steps;
    private final Staff staff;
    private final Access access;
    private final Texts texts;

    EscalationForms(CaseKinds kinds, DueSteps steps, Staff staff, Access access, Texts texts) {
        this.kinds = kinds;
        this.steps = steps;
        this.staff = staff;
        this.access = access;
        this.texts = texts;
    }

    @Override
    public Set<String> processes() {
        return Set.of("escalation");
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> of(SubjectId subject, String elementId) {
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var kind = kinds.facet(EscalatedCases.class, subject);
        return Map.of(
                "story", kind.map(one -> one.story(subject, language)).orElse(""),
                "lateness", lateness(subject, language),
                "decisions",
                        decisions(
                                kinds.facet(SolvedByOthers.class, subject)
                                        .filter(one -> one.canBeSolvedByOthers(subject))
                                        .isPresent(),
                                language));
    }

    private String lateness(SubjectId subject, Locale language) {
        var late = steps.latestOpen(subject)
                .map(step -> texts.get(
                        language,
                        "escalation.lateness",
                        MetricWords.of(step.metric(), (key, arguments) -> texts.get(language, key, arguments)),
                        WrittenTime.at(
                                step.dueAt(),
                                language,
                                access.current().<ZoneId>map(Person::zone).orElse(ZoneOffset.UTC))));
        var calls = steps.calls(subject).stream()
                .flatMap(step -> Optional.ofNullable(step.call()).stream())
                .map(call -> texts.get(language, "escalation.called", name(call.by()), call.reason()));
        return Stream.concat(late.stream(), calls).collect(Collectors.joining("\n\n"));
    }

    private String name(UserId person) {
        return staff.byId(person).map(Person::name).orElse("–");
    }

    private List<Map<String, String>> decisions(boolean solvable, Locale language) {
        var decisions = new ArrayList<>(List.of(choice("help", language), choice("own", language)));
        if (solvable) decisions.add(choice("solved", language));
        return List.copyOf(decisions);
    }

    private Map<String, String> choice(String value, Locale language) {
        return Map.of("value", value, "label", texts.get(language, "escalation.decision." + value));
    }
}
