package dev.rapport.contact.calls;

import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.cases.CaseLinks;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.cases.Tie;
import dev.rapport.contact.CaseFromWords;
import dev.rapport.contact.Inquiry;
import dev.rapport.contact.calls.CallEvent.CallLedTo;
import dev.rapport.contact.calls.CallEvent.CallWasAbout;
import dev.rapport.contact.calls.CallEvent.CallWrappedUp;
import dev.rapport.contact.calls.CallEvent.SpokenAbout;
import dev.rapport.customer.promises.Promises;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.OnBehalf;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes down what a call was about, and opens what comes of it. */
@Component
class WrappingUp {

    private static final String PROMISE = "promise";
    private static final String QUOTATION = "quotation";
    private static final String LEAD = "lead";
    private static final String NOTHING = "nothing";
    private static final String CASE = "case";
    private static final int MOST_CASES = 20;
    private static final int LONGEST_PROMISE = 300;

    /** Before what is to be quoted, for readers of either language. */
    private static final String TO_QUOTE = "Quotation · 报价: ";

    /** Of the day by which something is promised. */
    private static final LocalTime END = LocalTime.of(23, 59);

    private final CallRows rows;
    private final WrapUpRows wrapUps;
    private final AfterCalls after;
    private final ObjectProvider<CaseFromWords> kinds;
    private final Promises promises;
    private final CaseLinks links;
    private final Cases cases;
    private final Subjects subjects;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WrappingUp(
            CallRows rows,
            WrapUpRows wrapUps,
            AfterCalls after,
            ObjectProvider<CaseFromWords> kinds,
            Promises promises,
            CaseLinks links,
            Cases cases,
            Subjects subjects,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.wrapUps = wrapUps;
        this.after = after;
        this.kinds = kinds;
        this.promises = promises;
        this.links = links;
        this.cases = cases;
        this.subjects = subjects;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** Refuses what cannot be done while who wrote it can still mend it. */
    void check(SubjectId id, TaskSubmission answer) {
        var call = rows.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        var becomes = said(answer.text("becomes"));
        if (becomes.equals(PROMISE) || becomes.equals(QUOTATION)) {
            var customer = call.customer();
            if (customer == null) throw Refused.conflict("call.who-first", call.number());
            var due = due(answer);
            if (due == null || !due.isAfter(clock.instant()))
                throw Refused.invalid("call.bad-day").at("dueOn");
            var owner = Objects.requireNonNull(answer.by());
            promises.requirePossible(customer, promised(answer), due, owner);
        } else if (becomes.equals(CASE)) {
            var number = said(answer.text("belongsTo"));
            if (cases(call).stream().noneMatch(one -> number.equals(one.get("value"))))
                throw Refused.invalid("call.no-such-case").at("belongsTo");
        } else if (!becomes.equals(NOTHING)) {
            var kind = named(becomes).orElseThrow(() -> Refused.invalid("call.no-such-kind", becomes));
            if (kind.needsCustomer() && call.customer() == null)
                throw Refused.conflict("call.who-first", call.number());
            if (call.customer() == null && call.other() == null)
                throw Refused.conflict("call.who-first", call.number());
        }
    }

    /**
     * Does nothing where the call went on meanwhile. What needs a customer is only written down where somebody said meanwhile
     * that it was somebody else.
     */
    void record(SubjectId id, TaskSubmission answer) {
        var call = rows.locked(id);
        if (call.state() != CallState.WRAP_UP) return;
        var now = Instants.now(clock);
        var reason = Word.parse(CallReason.class, said(answer.text("reason")));
        var about = CleanText.line(said(answer.text("about")));
        wrapUps.save(id, new WrapUp(reason, about, note(call, answer), answer.by(), now));
        events.publishEvent(new CallWrappedUp(Ids.next(), id, now, reason, about, answer.by()));
        after.over(id, now);
        if (said(answer.text("becomes")).equals(CASE))
            belongsTo(call, answer).ifPresent(open -> {
                links.note(id, Tie.BELONGS_WITH, open);
                rows.leadTo(id, open);
                events.publishEvent(new CallWasAbout(Ids.next(), id, now, open, answer.by()));
                events.publishEvent(new SpokenAbout(Ids.next(), open, now, id, words(about, answer), answer.by()));
            });
        OnBehalf.of(answer.by(), () -> led(call, about, answer)).forEach(opened -> {
            links.note(id, Tie.CAUSES, opened);
            rows.leadTo(id, opened);
            events.publishEvent(new CallLedTo(Ids.next(), id, now, opened, answer.by()));
        });
    }

    /** The customer's open cases of kinds that can be talked about, as a form offers them. */
    List<Map<String, String>> cases(PhoneCall call) {
        var customer = call.customer();
        if (customer == null) return List.of();
        return cases.subjectsOf(customer, MOST_CASES, null).items().stream()
                .filter(one -> one.open() && isTalkedAbout(one.id()))
                .map(one -> Map.of(
                        "value",
                        one.number(),
                        "label",
                        one.title() == null ? one.number() : one.number() + " · " + one.title()))
                .toList();
    }

    private boolean isTalkedAbout(SubjectId subject) {
        return kinds.stream().anyMatch(kind -> kind.isTalkedAbout(subject));
    }

    private Optional<SubjectId> belongsTo(PhoneCall call, TaskSubmission answer) {
        return subjects.byNumber(said(answer.text("belongsTo")))
                .filter(one -> call.customer() != null && call.customer().equals(one.customer()))
                .map(Subject::id)
                .filter(this::isTalkedAbout);
    }

    private static String words(String about, TaskSubmission answer) {
        var words = words(answer);
        return words.isEmpty() ? about : about + "\n" + words;
    }

    private List<SubjectId> led(PhoneCall call, String about, TaskSubmission answer) {
        var becomes = said(answer.text("becomes"));
        var promise = Optional.ofNullable(call.customer())
                .filter(customer -> becomes.equals(PROMISE) || becomes.equals(QUOTATION))
                .map(customer -> promised(call, customer, answer));
        var opened = becomes.equals(QUOTATION)
                ? opened(LEAD, call, TO_QUOTE + about, answer)
                : opened(becomes, call, about, answer);
        opened.ifPresent(lead -> promise.ifPresent(made -> links.note(made, Tie.BELONGS_WITH, lead)));
        return Stream.of(opened, promise).flatMap(Optional::stream).toList();
    }

    private Optional<SubjectId> opened(String kindName, PhoneCall call, String heading, TaskSubmission answer) {
        return named(kindName)
                .filter(kind -> call.customer() != null || !kind.needsCustomer())
                .map(kind -> kind.open(new Inquiry(
                        call.customer(),
                        new Inquiry.Writer(Objects.requireNonNullElse(call.other(), "–"), null, List.of()),
                        heading,
                        words(answer),
                        Channel.PHONE,
                        call.id(),
                        Map.of())));
    }

    private SubjectId promised(PhoneCall call, CustomerId customer, TaskSubmission answer) {
        var owner = Objects.requireNonNull(answer.by());
        return promises.make(customer, promised(answer), Objects.requireNonNull(due(answer)), owner, call.number())
                .id();
    }

    /** In so many words; what is to be quoted is said by what it is about. */
    private static String promised(TaskSubmission answer) {
        if (!said(answer.text("becomes")).equals(QUOTATION)) return said(answer.text("promised"));
        var what = Stream.of(answer.text("about"), answer.text("product"), answer.text("quantity"))
                .map(text -> CleanText.line(said(text)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · ", TO_QUOTE, ""));
        if (what.length() <= LONGEST_PROMISE) return what;
        var end = LONGEST_PROMISE - 1;
        return what.substring(0, Character.isHighSurrogate(what.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private Optional<CaseFromWords> named(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** All that was written, the note last. */
    private static String words(TaskSubmission answer) {
        return Stream.of(answer.text("product"), answer.text("quantity"), answer.text("wanted"), answer.text("note"))
                .flatMap(text -> Stream.ofNullable(CleanText.bodyOrNull(said(text))))
                .collect(Collectors.joining("\n"));
    }

    private static String note(PhoneCall call, TaskSubmission answer) {
        var words = words(answer);
        var promised = CleanText.bodyOrNull(said(answer.text("promised")));
        if (call.customer() != null || promised == null) return words;
        return words.isEmpty() ? promised : words + "\n" + promised;
    }

    private @Nullable Instant due(TaskSubmission answer) {
        try {
            return LocalDate.parse(said(answer.text("dueOn")))
                    .atTime(END)
                    .atZone(zone(answer.by()))
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private ZoneId zone(@Nullable UserId person) {
        return Optional.ofNullable(person)
                .flatMap(staff::byId)
                .<ZoneId>map(Person::zone)
                .orElse(ZoneOffset.UTC);
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
