package dev.rapport.audit;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.engine.Forms;
import dev.rapport.engine.Path;
import dev.rapport.engine.ProcessInstance;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.ProcessWords;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

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
    private final Customers customers;
    private final ProcessInstances instances;
    private final ProcessWords words;
    private final Forms forms;
    private final Answers answers;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Cases(
            Access access,
            Subjects subjects,
            Story story,
            Trace trace,
            Staff staff,
            Customers customers,
            ProcessInstances instances,
            ProcessWords words,
            Forms forms,
            Answers answers,
            JdbcClient jdbc,
            JsonMapper json) {
        this.access = access;
        this.subjects = subjects;
        this.story = story;
        this.trace = trace;
        this.staff = staff;
        this.customers = customers;
        this.instances = instances;
        this.words = words;
        this.forms = forms;
        this.answers = answers;
        this.jdbc = jdbc;
        this.json = json;
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
                        .flatMap(customers::card)
                        .map(CustomerCard::name)
                        .orElse(null),
                Optional.ofNullable(subject.owner())
                        .flatMap(staff::byId)
                        .map(person -> person.name())
                        .orElse(null),
                runs,
                entries(subject.id()));
    }

    /** From the customer over the subject and its relatives, as far as the asker may see them, to every breach. */
    @Transactional(readOnly = true)
    public List<TraceNode> trace(String numberOrId) {
        var visible = trace.family(find(numberOrId).id()).stream()
                .filter(this::sees)
                .map(Subject::id)
                .toList();
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
    public List<CustomersCase> subjectsOf(CustomerId customer) {
        return jdbc
                .sql("""
                        select subject.*,
                            exists (
                                select 1
                                from process_instance
                                where subject_id = subject.id and state = 'ACTIVE') as open
                        from subject
                        where customer_id = :customer
                        order by open desc, opened_at desc
                        limit :limit
                        """)
                .param("customer", customer.value())
                .param("limit", MOST_SUBJECTS)
                .query((row, i) -> new CustomersCase(Subjects.subject(row, i), row.getBoolean("open")))
                .list()
                .stream()
                .filter(found -> sees(found.subject()))
                .toList();
    }

    private List<CaseFile.Entry> entries(SubjectId subject) {
        return jdbc.sql("""
                        select task.name, task.definition_key, task.element_id, task.form_key, submission.submitted_by, submission.submitted_at, submission.data
                        from task_submission submission
                        join user_task task on task.key = submission.task_key
                        where task.subject_id = :subject and submission.state <> 'REFUSED'
                        order by submission.submitted_at desc
                        limit 50
                        """)
                .param("subject", subject.value())
                .query((row, i) -> entry(row, language()))
                .list();
    }

    private CaseFile.Entry entry(ResultSet row, Locale language) throws SQLException {
        var data = json.readValue(row.getString("data"), new TypeReference<Map<String, Object>>() {});
        var form = Optional.ofNullable(row.getObject("form_key", Long.class)).flatMap(forms::model);
        var further = new HashMap<>(data);
        form.ifPresent(model -> further.keySet().removeAll(model.fields().keySet()));
        return new CaseFile.Entry(
                words.element(
                        row.getLong("definition_key"), row.getString("element_id"), row.getString("name"), language),
                staff.byId(new UserId(row.getObject("submitted_by", UUID.class)))
                        .map(person -> person.name())
                        .orElse(null),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                form.map(model -> answers.inForm(model, data, language)).orElse(List.of()),
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
