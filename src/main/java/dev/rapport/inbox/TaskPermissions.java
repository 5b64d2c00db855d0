package dev.rapport.inbox;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.engine.ProcessParts;
import dev.rapport.engine.TaskDuty;
import dev.rapport.engine.UserTask;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may see a task and who may do what with it. */
@Component
class TaskPermissions {

    private final Access access;
    private final Staff staff;
    private final ProcessParts<TaskDuty> duties;

    TaskPermissions(Access access, Staff staff, List<TaskDuty> duties) {
        this.access = access;
        this.staff = staff;
        this.duties = new ProcessParts<>(duties);
    }

    /** Whether the task is the person's own or of a team of theirs, or they see all. */
    static boolean sees(Person person, UserTask task) {
        return person.seesAll() || person.id().equals(task.assignee()) || isCandidate(person, task);
    }

    /** Whether the person may take the task while nobody has it. */
    static boolean isCandidate(Person person, UserTask task) {
        return !Collections.disjoint(person.teams(), task.candidateGroups())
                || person.roles().contains(Role.MANAGER);
    }

    /** Exactly what would not be refused, so that screens offer that and nothing else. */
    TaskRights rights(UserTask task) {
        if (task.state() != UserTask.State.OPEN) return TaskRights.NONE;
        var isFree = task.assignee() == null;
        var hindrance = refusal(() -> requireCompletion(task));
        return new TaskRights(
                isFree && refusal(() -> requireClaim(task)) == null,
                access.me().id().equals(task.assignee()),
                hindrance == null,
                hindrance);
    }

    private static @Nullable Refused refusal(Runnable question) {
        try {
            question.run();
            return null;
        } catch (Refused refused) {
            return refused;
        }
    }

    void requireSight(UserTask task) {
        if (!sees(access.me(), task)) throw Refused.notAllowed("inbox.other-team", teams(task));
    }

    void requireClaim(UserTask task) {
        var me = access.me();
        if (!isCandidate(me, task))
            throw Refused.notAllowed(sees(me, task) ? "inbox.team-does-it" : "inbox.other-team", teams(task));
        var holder = task.assignee();
        if (holder != null && !holder.equals(me.id())) throw Refused.conflict("inbox.taken", name(holder));
        requireImpartial(task);
    }

    void requireRelease(UserTask task) {
        requireSight(task);
        var me = access.me();
        var holder = task.assignee();
        if (holder == null) throw Refused.conflict("inbox.nobody-has-it");
        if (!holder.equals(me.id()) && !me.roles().contains(Role.MANAGER))
            throw Refused.notAllowed("inbox.not-yours", name(holder));
    }

    /** One's own task, or one that could be claimed this instant. */
    void requireCompletion(UserTask task) {
        if (access.me().id().equals(task.assignee())) requireImpartial(task);
        else requireClaim(task);
    }

    private void requireImpartial(UserTask task) {
        duties.of(task.processId())
                .ifPresent(duty -> duty.requireImpartial(task, access.me().id()));
    }

    private String name(UserId user) {
        return staff.byId(user).map(Person::name).orElse("–");
    }

    private String teams(UserTask task) {
        var locale = access.me().locale();
        return String.join(
                ", ",
                task.candidateGroups().stream()
                        .map(key ->
                                staff.team(key).map(team -> team.name(locale)).orElse(key))
                        .toList());
    }
}
