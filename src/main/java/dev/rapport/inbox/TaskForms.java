package dev.rapport.inbox;

import dev.rapport.engine.FormData;
import dev.rapport.engine.Forms;
import dev.rapport.engine.UserTask;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The forms of tasks, in the person's language, and what they start with. */
@Component
public class TaskForms {

    // English, a separator, Chinese
    private static final Pattern BOTH_LANGUAGES =
            Pattern.compile("(\\P{IsHan}+?) [|·] ([^|·]*\\p{IsHan}[^|·]*)", Pattern.DOTALL);
    // the same before a value, as in "Phone · 电话: {{phone}}"
    private static final Pattern LABEL =
            Pattern.compile("([A-Za-z][^\\n·|{}:]*?) [|·] ([^\\n·|{}:]*\\p{IsHan}[^\\n·|{}:]*)(?=:)");
    private static final List<String> WORDS = List.of("label", "description", "text", "placeholder", "suffixAdorner");

    private final Forms forms;
    private final List<FormData> sources;
    private final JsonMapper json;

    TaskForms(Forms forms, List<FormData> sources, JsonMapper json) {
        this.forms = forms;
        this.sources = sources;
        this.json = json;
    }

    /**
     * The form-js schema; empty for a task that only wants to be confirmed. Texts written as {@code English | 中文} or {@code English · 中文} are
     * cut to one language.
     */
    public Optional<ObjectNode> schema(UserTask task, Locale locale) {
        var key = task.formKey();
        if (key == null) return Optional.empty();
        return forms.schema(key).map(text -> inLanguage((ObjectNode) json.readTree(text), locale));
    }

    /** Values by field, from the module that owns the process. */
    public Map<String, Object> data(UserTask task) {
        var subject = task.subject();
        if (subject == null) return Map.of();
        return sources.stream()
                .filter(source -> source.knows(task.processId()))
                .findFirst()
                .map(source -> source.of(subject, task.elementId()))
                .orElse(Map.of());
    }

    private static ObjectNode inLanguage(ObjectNode node, Locale locale) {
        for (var word : WORDS)
            if (node.path(word).isString())
                node.put(word, oneLanguage(node.path(word).asString(), locale));
        for (var child : node.values()) inLanguage(child, locale);
        return node;
    }

    private static void inLanguage(JsonNode child, Locale locale) {
        if (child instanceof ObjectNode object) inLanguage(object, locale);
        else if (child.isArray()) for (var one : child.values()) inLanguage(one, locale);
    }

    private static String oneLanguage(String text, Locale locale) {
        var wanted = "zh".equals(locale.getLanguage()) ? 2 : 1;
        return Arrays.stream(LABEL.matcher(text).replaceAll("$" + wanted).split("\n\n"))
                .map(paragraph -> {
                    var both = BOTH_LANGUAGES.matcher(paragraph);
                    return both.matches() ? both.group(wanted) : paragraph;
                })
                .collect(Collectors.joining("\n\n"));
    }
}
