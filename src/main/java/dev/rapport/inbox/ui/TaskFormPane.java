package dev.rapport.inbox.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.rapport.platform.ui.BpmnForm;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form of a task, or for a task without one a line that says there is nothing to fill in. */
class TaskFormPane extends Div {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final @Nullable BpmnForm form;
    private final transient Consumer<Map<String, Object>> completion;
    private final String label;
    private final transient Map<String, Object> startedWith;

    TaskFormPane(
            @Nullable ObjectNode schema,
            Map<String, Object> data,
            Map<String, Object> startedWith,
            Consumer<Map<String, Object>> draft,
            Consumer<Map<String, Object>> completion) {
        this.completion = completion;
        this.startedWith = startedWith;
        addClassName("task-form");
        if (schema == null) {
            form = null;
            label = getTranslation("inbox.complete");
            add(new Paragraph(getTranslation("inbox.no-form")));
            return;
        }
        label = submitLabel(schema);
        form = new BpmnForm(schema, JSON.valueToTree(data));
        form.addSubmitListener(sent -> completion.accept(map(sent.data())));
        form.addDraftListener(changed -> draft.accept(map(changed.data())));
        add(form);
    }

    /** What the case had for the form's fields when it was filled. */
    Map<String, Object> startedWith() {
        return startedWith;
    }

    /** The words of the form's own button, which says what happens next. */
    String completion() {
        return label;
    }

    void submit() {
        if (form == null) completion.accept(Map.of());
        else form.submit();
    }

    void setReadOnly(boolean readOnly) {
        if (form != null) form.setReadOnly(readOnly);
    }

    private String submitLabel(ObjectNode schema) {
        for (var component : schema.path("components"))
            if (component.path("type").asString("").equals("button")
                    && component.path("action").asString("submit").equals("submit"))
                return component.path("label").asString(getTranslation("inbox.complete"));
        return getTranslation("inbox.complete");
    }

    private static Map<String, Object> map(JsonNode data) {
        if (!data.isObject()) return Map.of();
        var entered = JSON.convertValue(data, new TypeReference<Map<String, @Nullable Object>>() {});
        entered.values().removeIf(java.util.Objects::isNull);
        return Map.copyOf((Map<String, Object>) entered);
    }
}
