package dev.rapport.inbox;

import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.engine.TaskCommands;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.inbox.TaskDrafts.Draft;
import dev.rapport.platform.CustomerHeard;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.Held;
import dev.rapport.platform.HeldKind;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of held answers: they complete their tasks, or are given back to who wrote them. */
@Component
class AnswersSent implements HeldKind {

    private static final Logger log = LoggerFactory.getLogger(AnswersSent.class);
    private static final int MOST_WORDS = 2_000;

    private final TaskCommands commands;
    private final UserTasks tasks;
    private final TaskDrafts drafts;
    private final TaskForms forms;
    private final CustomerWords words;
    private final ApplicationEventPublisher events;
    private final Subjects subjects;
    private final JsonMapper json;
    private final Clock clock;

    AnswersSent(
            TaskCommands commands,
            UserTasks tasks,
            TaskDrafts drafts,
            TaskForms forms,
            CustomerWords words,
            ApplicationEventPublisher events,
            Subjects subjects,
            JsonMapper json,
            Clock clock) {
        this.subjects = subjects;
        this.commands = commands;
        this.tasks = tasks;
        this.drafts = drafts;
        this.forms = forms;
        this.words = words;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return HeldAnswers.KIND;
    }

    @Override
    public Runnable send(Held held) {
        var task = tasks.find(task(held));
        task.map(UserTask::subject).ifPresent(subject -> words.requireSeen(subject, held.seen()));
        var rest = commands.completeHeld(
                task(held), held.author(), task.map(one -> current(one, held)).orElseGet(() -> entered(held)));
        return () -> {
            rest.run();
            drafts.forget(task(held), held.author());
        };
    }

    @Override
    public String number(Held held) {
        return tasks.find(task(held))
                .map(UserTask::subject)
                .flatMap(subjects::find)
                .map(Subject::number)
                .orElse("");
    }

    @Override
    public void takenBack(Held held) {
        commands.letGo(task(held));
    }

    /** Its draft was kept when it began to wait. */
    @Override
    public String keepForAuthor(Held held) {
        return "inbox/" + held.about();
    }

    @Override
    public void keep(Held held, Refused because) {
        log.warn("The answer of task {} could not go out any more: {}", held.about(), because.key());
        commands.letGo(task(held));
        var all = HeldAnswers.forACustomer(entered(held)).collect(Collectors.joining("\n"));
        var written = all.substring(0, Math.min(all.length(), MOST_WORDS));
        Optional.ofNullable(tasks.find(task(held)).map(UserTask::subject).orElse(null))
                .ifPresent(subject -> events.publishEvent(
                        because.key().equals(CustomerHeard.SINCE)
                                ? new AnswerOvertaken(Ids.next(), subject, clock.instant(), held.author(), written)
                                : new AnswerNotSent(Ids.next(), subject, clock.instant(), held.author(), written)));
    }

    /** With what the case has got since, where its author left it as it was. */
    private Map<String, Object> current(UserTask task, Held held) {
        var startedWith = drafts.of(task.key(), held.author()).map(Draft::startedWith);
        if (startedWith.isEmpty()) return entered(held);
        var answer = forms.entered(task, entered(held), startedWith.get());
        if (!answer.contested().isEmpty()) throw Refused.conflict(TaskInbox.CASE_CHANGED);
        return answer.values();
    }

    private static long task(Held held) {
        return Long.parseLong(held.about());
    }

    private Map<String, Object> entered(Held held) {
        return json.readValue(held.content(), new TypeReference<Map<String, Object>>() {});
    }
}
