package dev.rapport.privacy;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.engine.FormData;
import dev.rapport.engine.TaskDuty;
import dev.rapport.engine.UserTask;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the forms of privacy requests show, and who must leave the review to a colleague. */
@Component
class PrivacyForms implements FormData, TaskDuty {

    private static final String REVIEW = "Task_ReviewAnswer";

    private final PrivacyRequests requests;
    private final PrivacyExports exports;
    private final Customers customers;
    private final Access access;
    private final Texts texts;

    PrivacyForms(PrivacyRequests requests, PrivacyExports exports, Customers customers, Access access, Texts texts) {
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
        var proposal = request.proposal();
        return Map.of(
                "name",
                customers.card(request.customer()).map(CustomerCard::name).orElse("–"),
                "kind",
                texts.get(language, "word.PrivacyKind." + request.kind()),
                "law",
                texts.get(language, "word.Law." + request.law()),
                "words",
                request.words(),
                "rows",
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                "places",
                counts.size(),
                "proposal",
                proposal == null ? "–" : texts.get(language, "word.proposal." + proposal),
                "proposalText",
                Objects.requireNonNullElse(request.proposalText(), ""));
    }

    @Override
    public void requireImpartial(UserTask task, UserId person) {
        var subject = task.subject();
        if (subject == null || !task.elementId().equals(REVIEW)) return;
        requests.find(subject)
                .filter(request -> person.equals(request.preparedBy()))
                .ifPresent(own -> {
                    throw Refused.notAllowed("privacy.reviewed-by-another");
                });
    }
}
