package dev.rapport.cases;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.engine.Forms;
import dev.rapport.engine.Path;
import dev.rapport.engine.ProcessInstance;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.ProcessWords;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.KnownAs;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases and their stories for people: who may see a subject's owner's or team's work sees the subject. */
@ForThoseConcerned
@Component
public class Cases {

    private static final int MOST_SUBJECTS = 500;

    /** Runs beside the work of a case, several times, and is shown after it. */
    private static final String ESCALATION = "escalation";

    private static final int MOST_RUNS = 10;

    private final Access access;
    private final CaseSight sight;
    private final Subjects subjects;
    private final Story story;
    private final StoryChapters chapters;
    private final Trace trace;
    private final Staff staff;
    private final TrailSentences sentences;
    private final ProcessInstances instances;
    private final ProcessWords words;
    private final Forms forms;
    private final Answers answers;
    private final UserTasks tasks;
    private final KnownAs knownAs;

    Cases(
            Access access,
            CaseSight sight,
            Subjects subjects,
            Story story,
            StoryChapters chapters,
            Trace trace,
            Staff staff,
            TrailSentences sentences,
            ProcessInstances instances,
            ProcessWords words,
            Forms forms,
            Answers answers,
            UserTasks tasks,
            KnownAs knownAs) {
        this.access = access;
        this.sight = sight;
        this.subjects = subjects;
        this.story = story;
        this.chapters = chapters;
        this.trace = trace;
        this.staff = staff;
        this.sentences = sentences;
        this.instances = instances;
        this.words = words;
        this.forms = forms;
        this.answers = answers;
        this.tasks = tasks;
        this.knownAs = knownAs;
    }

    /** The subject with that number or id; refused when there is none or the asker may not see it. */
    public Subject find(String numberOrId) {
        var subject = subjects.byNumber(numberOrId.toUpperCase(Locale.ROOT))
                .or(() -> subjects.find(SubjectId.of(numberOrId)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", numberOrId));
        sight.require(subject.id(), subject.owner(), subject.team());
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
        var family = trace.family(find(numberOrId).id());
        var seen = sight.seen(family);
        return trace.nodes(
                family.stream().filter(one -> seen.contains(one.id())).toList(), language());
    }

    /** What happened to the subject, newest first. */
    public Page<Story.Line> story(String numberOrId, Locale locale, ZoneId zone, int limit, @Nullable String after) {
        return story.of(find(numberOrId).id(), locale, zone, limit, after);
    }

    /**
     * What happened to a customer and to its subjects that the asker may see, newest first. Refused for what is no
     * customer: a case has a story of its own, for those who may see it.
     *
     * @param wanted names of the chapters to be told; the whole story if empty
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public Page<Story.Line> story(
            CustomerId customer,
            Collection<String> wanted,
            Locale locale,
            ZoneId zone,
            int limit,
            @Nullable String after) {
        var choice = chapters.choose(wanted);
        var known = knownAs.all(customer);
        var isCase = subjects.kind(new SubjectId(customer.value())).isPresent();
        if (isCase || !sentences.knows("customer", known.getFirst().toString()))
            throw Refused.notFound("error.no-such-id", customer);
        var seen = sight.seen(subjects.of(known.getFirst(), MOST_SUBJECTS, null).items().stream()
                .filter(choice::has)
                .toList());
        var itself = known.stream().map(id -> new SubjectId(id.value())).toList();
        return story.of(story.withShared(itself), seen, choice, locale, zone, limit, after);
    }

    /** The chapters that customers' stories have. */
    @ForEverybody("the same for all customers")
    public List<StoryChapter> chapters() {
        return chapters.all();
    }

    /**
     * A case of a customer.
     *
     * @param title absent when the asker may know of the case but not what it is about
     * @param stands as the case's events say it
     * @param state the same in the asker's language
     */
    public record CustomersCase(
            SubjectId id,
            String kind,
            String number,
            @Nullable String title,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String stands,
            @Nullable String state,
            boolean open) {}

    /**
     * The customer's cases, the open ones first, newest first. Who serves customers learns of all that
     * there are and whom to ask; what other departments' cases are about is told to those who may see them.
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<CustomersCase> subjectsOf(CustomerId customer, int limit, @Nullable String after) {
        var page = subjects.of(knownAs.now(customer), limit, after);
        var all = page.items();
        var seen = sight.seen(all);
        var names = staff.names(
                all.stream().map(Subject::owner).filter(Objects::nonNull).toList());
        return page.map(subject -> new CustomersCase(
                subject.id(),
                subject.kind(),
                subject.number(),
                seen.contains(subject.id()) ? subject.title() : null,
                subject.owner() == null ? null : names.get(subject.owner()),
                team(subject),
                subject.state(),
                subject.state() == null ? null : sentences.word(subject.state(), language()),
                subject.isOpen()));
    }

    private @Nullable String team(Subject subject) {
        var key = subject.team();
        if (key == null) return null;
        return staff.team(key).map(team -> team.name(language())).orElse(key);
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
}
