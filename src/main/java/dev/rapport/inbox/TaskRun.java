package dev.rapport.inbox;

import dev.rapport.access.Access;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.cases.Story;
import dev.rapport.engine.Path;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.UserTask;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What surrounds a task, for those who may see it: what they may do, how its process came to it, what happened before. */
@ForThoseConcerned
@Service
public class TaskRun {

    private final TaskPermissions permissions;
    private final ProcessInstances instances;
    private final Story story;
    private final Access access;

    TaskRun(TaskPermissions permissions, ProcessInstances instances, Story story, Access access) {
        this.permissions = permissions;
        this.instances = instances;
        this.story = story;
        this.access = access;
    }

    /** What the asker may do with it now. */
    public TaskRights rights(UserTask task) {
        permissions.requireSight(task);
        return permissions.rights(task);
    }

    /** Empty where the engine has told nothing of the process yet. */
    public Optional<Path> path(UserTask task) {
        permissions.requireSight(task);
        return instances.find(task.processInstanceKey()).map(run -> instances.path(run.key()));
    }

    /** What happened to the case that the task is about, newest first. */
    public List<Story.Line> story(UserTask task, int most) {
        permissions.requireSight(task);
        var subject = task.subject();
        if (subject == null) return List.of();
        var me = access.me();
        return story.of(subject, me.locale(), me.zone(), most, null).items();
    }
}
