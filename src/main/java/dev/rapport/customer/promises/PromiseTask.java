package dev.rapport.customer.promises;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.engine.AnswerCheck;
import dev.rapport.engine.FormData;
import dev.rapport.engine.Job;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.engine.Worker;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.WrittenTime;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The task of {@code processes/promise.bpmn}: what it shows, what it does not take, and what becomes of its answer. */
@Component
class PromiseTask implements FormData, AnswerCheck {

    private final PromiseRows rows;
    private final Promises promises;
    private final PromiseSight told;
    private final Customers customers;
    private final Access access;
    private final Clock clock;

    PromiseTask(
            PromiseRows rows, Promises promises, PromiseSight told, Customers customers, Access access, Clock clock) {
        this.told = told;
        this.rows = rows;
        this.promises = promises;
        this.customers = customers;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("promise");
    }

    @Override
    public Map<String, Object> of(SubjectId subject, String elementId) {
        var promise = told.told(rows.find(subject).orElseThrow());
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var zone = access.current().<ZoneId>map(Person::zone).orElse(ZoneOffset.UTC);
        return Map.of(
                "customer",
                        customers
                                .card(promise.customer())
                                .map(CustomerCard::name)
                                .orElse("–"),
                "what", promise.what(),
                "due", WrittenTime.at(promise.dueAt(), language, zone));
    }

    @Override
    public void check(SubjectId subject, String elementId, TaskSubmission answer) {
        var how = Promises.outcome(answer);
        if (how != PromiseState.KEPT) Promises.reason(answer.text("why"));
        rows.find(subject).ifPresent(promise -> {
            if (!promise.isOpen()) throw Refused.conflict("promise.over", promise.number());
            promise.ended(how, null, clock.instant());
        });
    }

    @Worker
    void recordPromise(Job job) {
        promises.answered(job.subject(), job.submission());
    }
}
