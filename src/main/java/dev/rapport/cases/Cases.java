package dev.rapport.cases;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.engine.Forms;
import dev.rapport.engine.Path;
import dev.rapport.engine.ProcessInstance;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.ProcessWords;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases and their stories for people: who may see a subject's owner's or team's work sees the subject. */
@Component
public class Cases {

    private static final int MOST_SUBJECTS = 500;

    /** Runs beside the work of a case, several times, and is shown after it. */
    private static final String ESCALATION = "escalation";

    private static final int MOST_RUNS = 10;

    private final Access access;
    private final Subjects subjects;
    private final Story story;
    private final Trace trace;
    private final Staff staff;
    private final TrailSentences sentences;
    private final ProcessInstances instances;
    private final ProcessWords words;
    private final Forms forms;
    private final Answers answers;
    private final UserTasks tasks;

    Cases(
            Access access,
            Subjects subjects,
            Story story,
            Trace trace,
            Staff staff,
            TrailSentences sentences,
            ProcessInstances instances,
            ProcessWords words,
            Forms forms,
            Answers answers,
            UserTasks tasks) {
        this.access = access;
        this.subjects = subjects;
        this.story = story;
        this.trace = trace;
        this.staff = staff;
        this.sentences = sentences;
        this.instances = instances;
        this.words = words;
        this.forms = forms;
        this.answers = answers;
        this.tasks = tasks;
    }

    /** The subject with that number or id; refused when there is none or the asker may not see it. */
    public Subject find(String numberOrId) {
        var subject = subjects.byNumber(numberOrId.toUpperCase(Locale.ROOT))
                .or(() -> subjects.find(SubjectId.of(numberOrId)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", numberOrId));
        access.requireSight(subject.owner(), subject.team());
        return subject;
    }

    @Transactional(readOnly = true)
    public CaseFile file(String numberOrId) {
        var subject = find(numberOrId);
        var runs = instances.about(subject.id()).reversed().stream()
                .sorted(Comparator.comparing(run -> run.processId().equals(ESCALATION)))
                .limit(MOST_RUNS)
                .map(this::run)
                .toList();
        return new CaseFile(
                subject,
                Optional.ofNullable(subject.customer())
                        .map(customer -> sentences.word("customer", customer.toString(), language()))
                        .orElse(null),
                Optional.ofNullable(subject.owner())
                        .flatMap(staff::byId)
                        .map(person -> person.name())
                        .orElse(null),
                runs,
                tasks.answered(subject.id()).stream()
                        .map(answered -> entry(answered, language()))
                        .toList());
    }

    /** From the customer over the subject and its relatives, as far as the asker may see them, to every breach. */
    @Transactional(readOnly = true)
    public List<TraceNode> trace(String numberOrId) {
        var visible =
                trace.family(find(numberOrId).id()).stream().filter(this::sees).toList();
        return trace.nodes(visible, language());
    }

    /** What happened to the subject, newest first. */
    public Page<Story.Line> story(String numberOrId, Locale locale, ZoneId zone, int limit, @Nullable String after) {
        return story.of(find(numberOrId).id(), locale, zone, limit, after);
    }

    /** What happened to a customer and to its subjects that the asker may see, newest first. */
    public Page<Story.Line> story(CustomerId customer, Locale locale, ZoneId zone, int limit, @Nullable String after) {
        var ids = new ArrayList<SubjectId>();
        ids.add(new SubjectId(customer.value()));
        subjectsOf(customer).stream()
                .map(CustomersCase::subject)
                .map(Subject::id)
                .forEach(ids::add);
        return story.of(ids, locale, zone, limit, after);
    }

    /** A subject of a customer, and whether a process still runs for it. */
    public record CustomersCase(Subject subject, boolean open) {}

    /** The customer's subjects that the asker may see, those with a running process first, newest first. */
    @Transactional(readOnly = true)
    public List<CustomersCase> subjectsOf(CustomerId customer) {
        var seen =
                subjects.of(customer, MOST_SUBJECTS).stream().filter(this::sees).toList();
        var running = instances.about(seen.stream().map(Subject::id).toList()).stream()
                .filter(instance -> instance.state() == ProcessInstance.State.ACTIVE)
                .map(ProcessInstance::subject)
                .collect(Collectors.toSet());
        return seen.stream()
                .map(subject -> new CustomersCase(subject, running.contains(subject.id())))
                .sorted(Comparator.comparing(CustomersCase::open).reversed())
                .toList();
    }

    private CaseFile.Entry entry(UserTasks.Answered answered, Locale language) {
        var task = answered.task();
        var form = Optional.ofNullable(task.formKey()).flatMap(forms::model);
        var further = new HashMap<>(answered.data());
        form.ifPresent(model -> further.keySet().removeAll(model.fields().keySet()));
        return new CaseFile.Entry(
                words.element(task.definitionKey(), task.elementId(), task.name(), language),
                staff.byId(answered.by()).map(Person::name).orElse(null),
                answered.at(),
                form.map(model -> answers.inForm(model, answered.data(), language))
                        .orElse(List.of()),
                answers.withoutForm(further, language));
    }

    private CaseFile.Run run(ProcessInstance instance) {
        var language = language();
        var path = instances.path(instance.key());
        var steps = path.steps().stream()
                .map(step ->
                        step.named(words.element(instance.definitionKey(), step.elementId(), step.name(), language)))
                .toList();
        return new CaseFile.Run(
                instance,
                words.element(instance.definitionKey(), instance.processId(), path.name(), language),
                new Path(path.name(), path.xml(), steps, path.flows(), path.incidents()),
                answers.withoutForm(instances.variables(instance.key()), language),
                words.translations(instance.definitionKey(), language));
    }

    private Locale language() {
        return access.current().map(Person::locale).orElse(Locale.ENGLISH);
    }

    private boolean sees(Subject subject) {
        try {
            access.requireSight(subject.owner(), subject.team());
            return true;
        } catch (Refused e) {
            return false;
        }
    }
}
