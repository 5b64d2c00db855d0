package dev.rapport.contact.calls;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.customer.Customers;
import dev.rapport.engine.AnswerCheck;
import dev.rapport.engine.FormData;
import dev.rapport.engine.Job;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.engine.Worker;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.platform.WrittenTime;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The tasks of {@code processes/call-wrapup.bpmn}: what they show, what they do not take, and what becomes of their answers. */
@Component
class CallTasks implements FormData, AnswerCheck {

    private final CallRows rows;
    private final Calls calls;
    private final WrappingUp wrappingUp;
    private final AfterCalls after;
    private final Customers customers;
    private final Access access;
    private final Texts texts;
    private final Clock clock;

    CallTasks(
            CallRows rows,
            Calls calls,
            WrappingUp wrappingUp,
            AfterCalls after,
            Customers customers,
            Access access,
            Texts texts,
            Clock clock) {
        this.rows = rows;
        this.calls = calls;
        this.wrappingUp = wrappingUp;
        this.after = after;
        this.customers = customers;
        this.access = access;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("call-wrapup");
    }

    @Override
    public Map<String, Object> of(SubjectId subject, String elementId) {
        var call = calls.shown(rows.find(subject).orElseThrow());
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var zone = access.current().<ZoneId>map(Person::zone).orElse(ZoneOffset.UTC);
        var customer = call.customer();
        var name = customer == null
                ? texts.get(language, call.isMaybe() ? "call.several-known" : "call.nobody-known")
                : customers.names(List.of(customer)).getOrDefault(customer, "–");
        var number = call.other() == null ? texts.get(language, "call.suppressed") : call.other();
        var title = texts.get(language, "subject.title.CALL." + (call.isIncoming() ? "IN" : "OUT"));
        return Map.of(
                "who", name + " · " + number,
                "call", title + " · " + WrittenTime.at(call.beganAt(), language, zone),
                "cases", wrappingUp.cases(call));
    }

    @Override
    public void check(SubjectId subject, String elementId, TaskSubmission answer) {
        var call = rows.find(subject).orElseThrow(() -> Refused.notFound("error.no-such-id", subject));
        var wanted = elementId.equals(AfterCalls.WRAP_UP) ? CallState.WRAP_UP : CallState.CALL_BACK;
        if (call.state() != wanted) throw Refused.conflict("call.changed-meanwhile", call.number());
        if (elementId.equals(AfterCalls.WRAP_UP)) wrappingUp.check(subject, answer);
    }

    @Worker
    void recordWrapUp(Job job) {
        wrappingUp.record(job.subject(), job.submission());
    }

    @Worker
    Map<String, Object> recordCallBack(Job job) {
        var answer = job.submission();
        var isReached = "reached".equals(answer.text("outcome"));
        var by = answer.by();
        after.calledBack(job.subject(), isReached, CleanText.bodyOrNull(answer.text("why")), by, Instants.now(clock));
        var variables = new HashMap<String, Object>();
        variables.put("ownerId", by == null ? null : by.toString());
        return variables;
    }
}
