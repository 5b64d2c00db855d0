package dev.rapport.inbox;

import dev.rapport.access.ForThoseConcerned;
import dev.rapport.engine.FormData;
import dev.rapport.engine.Forms;
import dev.rapport.engine.ProcessParts;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.model.FormModel;
import dev.rapport.engine.model.FormTexts;
import dev.rapport.platform.ForEverybody;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The forms of tasks, in the person's language, and what they start with. */
@Component
public class TaskForms {

    private final Forms forms;
    private final TaskPermissions permissions;
    private final ProcessParts<FormData> sources;
    private final JsonMapper json;

    TaskForms(Forms forms, TaskPermissions permissions, List<FormData> sources, JsonMapper json) {
        this.forms = forms;
        this.permissions = permissions;
        this.sources = new ProcessParts<>(sources);
        this.json = json;
    }

    /** The form-js schema; empty for a task that only wants to be confirmed. Texts in both languages are cut to one. */
    @ForEverybody("the words of drawings and forms hold no data")
    public Optional<ObjectNode> schema(UserTask task, Locale locale) {
        var key = task.formKey();
        if (key == null) return Optional.empty();
        return forms.schema(key).map(text -> FormTexts.cut((ObjectNode) json.readTree(text), locale));
    }

    /** Values by field, from the module that owns the process; refuses those who may not see the task. */
    @ForThoseConcerned
    public Map<String, Object> data(UserTask task) {
        permissions.requireSight(task);
        return values(task);
    }

    /** A required field starts empty where the case has only a placeholder for it: nobody has said it yet. */
    Map<String, Object> values(UserTask task) {
        var values = new HashMap<>(FormData.from(sources, task.processId(), task.subject(), task.elementId()));
        model(task)
                .ifPresent(form -> form.fields()
                        .forEach((key, field) -> values.computeIfPresent(
                                key, (same, value) -> field.isPlaceholder(value) ? null : value)));
        return values;
    }

    /** Those of the values that belong to fields of the form, not only to what it shows. */
    @ForEverybody("the words of drawings and forms hold no data")
    public Map<String, Object> fields(UserTask task, Map<String, Object> values) {
        var own = new HashMap<>(values);
        model(task).ifPresent(form -> own.keySet().retainAll(form.fields().keySet()));
        return Map.copyOf(own);
    }

    /** What was entered, brought together with what the case has got since the form was filled. */
    Entered entered(UserTask task, Map<String, Object> entered, @Nullable Map<String, Object> startedWith) {
        return Entered.over(entered, startedWith, fields(task, values(task)));
    }

    /** Refuses choices that the form did not offer. */
    void requireOffered(UserTask task, Map<String, Object> entered) {
        model(task).filter(FormModel::offersFromData).ifPresent(form -> form.checkOffered(entered, values(task)));
    }

    private Optional<FormModel> model(UserTask task) {
        return Optional.ofNullable(task.formKey()).flatMap(forms::model);
    }
}
