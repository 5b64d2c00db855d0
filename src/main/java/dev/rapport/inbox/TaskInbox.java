package dev.rapport.inbox;

import dev.rapport.access.Access;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.engine.TaskCommands;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.inbox.TaskDrafts.Draft;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tasks of the person asking and what they do with them. Calls the engine, so never inside a transaction. */
@ForThoseConcerned
@Component
public class TaskInbox {

    /** Why an answer is not taken: its author and the case have both changed what the form started with. */
    public static final String CASE_CHANGED = "inbox.case-changed";

    private final Access access;
    private final UserTasks tasks;
    private final TaskCommands commands;
    private final TaskPermissions permissions;
    private final TaskEntries entries;
    private final TaskDrafts drafts;
    private final HeldAnswers held;
    private final TaskForms forms;
    private final TaskFilters filters;
    private final FilteredTasks filtered;
    private final CustomerWords words;
    private final Cases cases;

    TaskInbox(
            Access access,
            UserTasks tasks,
            TaskCommands commands,
            TaskPermissions permissions,
            TaskEntries entries,
            TaskDrafts drafts,
            HeldAnswers held,
            TaskForms forms,
            TaskFilters filters,
            FilteredTasks filtered,
            CustomerWords words,
            Cases cases) {
        this.access = access;
        this.tasks = tasks;
        this.commands = commands;
        this.permissions = permissions;
        this.entries = entries;
        this.drafts = drafts;
        this.held = held;
        this.forms = forms;
        this.filters = filters;
        this.filtered = filtered;
        this.words = words;
        this.cases = cases;
    }

    /** Soonest due first. */
    public Page<TaskEntry> list(Queue queue, int limit, @Nullable String after) {
        var page = page(queue, limit, after);
        return new Page<>(entries.of(page.items(), access.me().locale()), page.next());
    }

    /** Those of the given tasks that the asker may see, done ones included, in no order. */
    public List<TaskEntry> find(Collection<Long> keys) {
        var me = access.me();
        var seen = tasks.find(keys).stream()
                .filter(task -> TaskPermissions.sees(me, task))
                .toList();
        return entries.of(seen, me.locale());
    }

    /** @param maySee whether the asker may open the task and read its form */
    public record OpenTask(TaskEntry entry, boolean maySee, TaskRights rights) {}

    /** What is to be done for a case that the asker may see, also by others. */
    public List<OpenTask> openAbout(SubjectId subject) {
        cases.find(subject.toString());
        var me = access.me();
        var open = tasks.about(subject).stream()
                .filter(task -> task.state() == UserTask.State.OPEN)
                .toList();
        return entries.of(open, me.locale()).stream()
                .map(entry ->
                        new OpenTask(entry, TaskPermissions.sees(me, entry.task()), permissions.rights(entry.task())))
                .toList();
    }

    public TaskEntry get(long key) {
        var task = require(key);
        permissions.requireSight(task);
        return entries.of(List.of(task), access.me().locale()).getFirst();
    }

    /** Mine, then each of my teams. */
    @ForOneself
    public List<Queue> queues() {
        return Stream.concat(
                        Stream.of(Queue.MINE),
                        access.me().teams().stream().sorted().map(Queue::of))
                .toList();
    }

    /** How many tasks wait in each of my queues, in their order, and then in each of my filters, as far as they are counted. */
    @ForOneself
    public List<QueueCount> counts() {
        var me = access.me();
        var counts = new ArrayList<QueueCount>();
        var byTeam = tasks.unclaimedByTeam(me.teams());
        for (var queue : queues())
            counts.add(new QueueCount(
                    queue, queue.which() == null ? tasks.countOf(me.id()) : byTeam.getOrDefault(queue.which(), 0)));
        for (var filter : filters.mine())
            counts.add(new QueueCount(Queue.filter(filter.id().toString()), filtered.count(filter.conditions())));
        return List.copyOf(counts);
    }

    /** Whether the asker has the queue of everything. */
    @ForOneself
    public boolean seesAll() {
        return access.me().seesAll();
    }

    public void claim(long key) {
        var task = require(key);
        permissions.requireClaim(task);
        var me = access.me().id();
        if (!me.equals(task.assignee())) commands.claim(key, me);
    }

    public void release(long key) {
        permissions.requireRelease(require(key));
        commands.release(key);
    }

    /** At once. What was entered is checked against the form on the server, whatever a browser said. */
    public void complete(long key, Map<String, Object> entered) {
        var task = require(key);
        permissions.requireCompletion(task);
        forms.requireOffered(task, entered);
        var me = access.me().id();
        commands.complete(key, me, entered);
        drafts.forget(key, me);
    }

    /**
     * The same for a person at a screen: what a customer will read waits a moment, in which {@link #takeBack} opens the
     * task again, with what was typed in its form.
     *
     * @param startedWith the case's values that the form was filled with; what the person left so follows the case
     * @param seen the newest message of the customer that the person had before their eyes
     * @return what waits, if anything does
     */
    public Optional<UUID> completeSoon(
            long key, Map<String, Object> entered, Map<String, Object> startedWith, @Nullable UUID seen) {
        var task = require(key);
        permissions.requireCompletion(task);
        requireSeen(task, seen);
        var answer = forms.entered(task, entered, startedWith);
        if (!answer.contested().isEmpty()) drafts.keep(key, new Draft(entered, startedWith));
        var values = uncontested(answer);
        forms.requireOffered(task, values);
        var me = access.me().id();
        if (HeldAnswers.forACustomer(values).findAny().isPresent())
            return Optional.of(held.hold(key, me, new Draft(values, forms.fields(task, forms.values(task))), seen));
        commands.complete(key, me, () -> {
            requireSeen(task, seen);
            return uncontested(forms.entered(task, entered, startedWith));
        });
        drafts.forget(key, me);
        return Optional.empty();
    }

    /** Refuses where the case has got another value since, and the person entered one too. */
    private static Map<String, Object> uncontested(Entered answer) {
        if (!answer.contested().isEmpty()) throw Refused.conflict(CASE_CHANGED);
        return answer.values();
    }

    private void requireSeen(UserTask task, @Nullable UUID seen) {
        if (task.subject() != null) words.requireSeen(task.subject(), seen);
    }

    /** Refused once it went out. */
    @ForOneself
    public void takeBack(UUID answer) {
        held.takeBack(answer, access.me().id());
    }

    private Page<UserTask> page(Queue queue, int limit, @Nullable String after) {
        var me = access.me();
        return switch (queue.kind()) {
            case MINE -> tasks.of(me.id(), limit, after);
            case TEAM -> tasks.unclaimed(teams(queue), limit, after);
            case ALL -> {
                access.requireRole(Role.MANAGER, Role.AUDITOR, Role.ADMIN);
                yield tasks.all(limit, after);
            }
            case FILTER ->
                filtered.page(filters.get(String.valueOf(queue.which())).conditions(), limit, after);
        };
    }

    private Set<String> teams(Queue queue) {
        var me = access.me();
        if (queue.which() == null) return me.teams();
        if (!me.teams().contains(queue.which()) && !me.seesAll())
            throw Refused.notAllowed("inbox.other-team", queue.which());
        return Set.of(queue.which());
    }

    private UserTask require(long key) {
        return tasks.find(key).orElseThrow(() -> Refused.notFound("inbox.no-such-task"));
    }
}
