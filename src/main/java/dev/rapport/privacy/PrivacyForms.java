package dev.rapport.privacy;

import static java.util.Map.entry;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.engine.AnswerCheck;
import dev.rapport.engine.FormData;
import dev.rapport.engine.TaskDuty;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.engine.UserTask;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import dev.rapport.privacy.Erasure.Obstacle;
import dev.rapport.privacy.PrivacyRequest.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the forms of privacy requests show, and who must leave the review to a colleague. */
@Component
class PrivacyForms implements FormData, TaskDuty, AnswerCheck {

    private static final String PREPARE = "Task_PrepareAnswer";
    private static final String REVIEW = "Task_ReviewAnswer";
    private static final String FINDINGS = "Task_LookAtFindings";

    private final PrivacyRequests requests;
    private final PrivacyExports exports;
    private final Customers customers;
    private final ErasureWords erasure;
    private final ErasureSteps steps;
    private final Staff staff;
    private final Access access;
    private final Texts texts;

    PrivacyForms(
            PrivacyRequests requests,
            PrivacyExports exports,
            Customers customers,
            ErasureWords erasure,
            ErasureSteps steps,
            Staff staff,
            Access access,
            Texts texts) {
        this.erasure = erasure;
        this.steps = steps;
        this.staff = staff;
        this.requests = requests;
        this.exports = exports;
        this.customers = customers;
        this.access = access;
        this.texts = texts;
    }

    @Override
    public Set<String> processes() {
        return Set.of("privacy-request");
    }

    @Override
    public Map<String, Object> of(SubjectId subject, String elementId) {
        var request = requests.find(subject).orElseThrow();
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var counts = exports.counts(subject);
        return Map.ofEntries(
                entry(
                        "name",
                        customers
                                .card(request.customer())
                                .map(CustomerCard::name)
                                .orElse("–")),
                entry("kind", texts.get(language, "word.PrivacyKind." + request.kind())),
                entry("law", texts.get(language, "word.Law." + request.law())),
                entry("words", request.words()),
                entry(
                        "rows",
                        counts.values().stream().mapToInt(Integer::intValue).sum()),
                entry("places", counts.size()),
                entry("proposal", elementId.equals(REVIEW) ? proposed(request, language) : ""),
                entry("guide", texts.get(language, "privacy.prepare." + request.kind())),
                entry("proposalText", Objects.requireNonNullElse(request.proposalText(), "")),
                entry("erasure", erasure.of(request, elementId.equals(FINDINGS), language)));
    }

    private String proposed(PrivacyRequest request, Locale language) {
        var proposal = request.proposal();
        return proposal == null ? "" : texts.get(language, "word.proposal." + proposal);
    }

    /** What stands against an erasure is said while it can still be ended. */
    @Override
    public void check(SubjectId subject, String elementId, TaskSubmission answer) {
        if (!elementId.equals(PREPARE) && !elementId.equals(REVIEW)) return;
        var outcome = answer.text("outcome");
        if (!"grant".equals(outcome) && !"granted".equals(outcome)) return;
        var request = requests.find(subject).orElseThrow();
        if (request.kind() != Kind.ERASURE) return;
        if (steps.isHeld(request)) throw Refused.conflict("privacy.erasure-held");
        var obstacles = steps.obstacles(request);
        if (!obstacles.isEmpty())
            throw Refused.conflict(
                    "privacy.erasure-obstructed",
                    obstacles.stream().map(Obstacle::number).collect(Collectors.joining(", ")));
    }

    @Override
    public void requireImpartial(UserTask task, UserId person) {
        var subject = task.subject();
        if (task.elementId().equals(FINDINGS)) requireAdministrator(person);
        if (subject == null || !task.elementId().equals(REVIEW)) return;
        requests.find(subject)
                .filter(request -> person.equals(request.preparedBy()))
                .ifPresent(own -> {
                    throw Refused.notAllowed("privacy.reviewed-by-another");
                });
    }

    private void requireAdministrator(UserId person) {
        if (staff.byId(person)
                .map(Person::roles)
                .filter(roles -> roles.contains(Role.ADMIN))
                .isEmpty()) throw Refused.notAllowed("privacy.findings-by-administrator");
    }
}
