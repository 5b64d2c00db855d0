package dev.rapport.studio.forms;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.engine.Forms;
import dev.rapport.engine.model.FormModel;
import dev.rapport.platform.Phrase;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks a form against everything in {@link FormRule}; the one that decides, whatever an editor has shown. */
@ForRoles({Role.DESIGNER, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
public class FormCheck {

    /** The longest form, in characters. */
    public static final int LONGEST = 200_000;

    private static final int MOST_PARTS = 200;
    private static final int MOST_NESTED = 20;

    /** More are no help to whoever draws. */
    private static final int MOST_PROBLEMS = 200;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,99}");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Forms forms;
    private final FormUses uses;

    FormCheck(Forms forms, FormUses uses) {
        this.forms = forms;
        this.uses = uses;
    }

    /** What is wrong, errors first and then in the order of the form; nothing where all is well. */
    public List<FormProblem> check(String text) {
        try {
            return problems(text).stream()
                    .sorted(Comparator.comparing(problem -> problem.rule().severity()))
                    .limit(MOST_PROBLEMS)
                    .toList();
        } catch (Refused refused) {
            return List.of(FormProblem.of(FormRule.READABLE, null, new Phrase(refused.key(), refused.arguments())));
        }
    }

    private List<FormProblem> problems(String text) {
        var root = read(text);
        var found = new ArrayList<FormProblem>();
        var id = root.path("id").asString("");
        if (!ID.matcher(id).matches())
            found.add(FormProblem.of(FormRule.FORM_ID, null, id.isEmpty() ? "–" : FormPart.shortened(id)));
        var parts = FormPart.of(root).toList();
        if (parts.size() > MOST_PARTS) throw Refused.invalid("studio.form.too-many-parts", MOST_PARTS);
        FieldRules.check(parts, found::add);
        TextRules.check(parts, found::add);
        if (found.stream().noneMatch(FormProblem::isError))
            forms.newest(id)
                    .ifPresent(live -> KeptAnswers.check(
                            FormModel.parse(text), FormModel.parse(live), uses.wordsRead(id), found::add));
        return found;
    }

    private static JsonNode read(String text) {
        if (text.length() > LONGEST) throw Refused.invalid("error.form-too-long", LONGEST);
        try {
            var root = JSON.readTree(text);
            if (!root.isObject() || !root.path("components").isArray())
                throw Refused.invalid("error.bad-form", "no components");
            requireShallow(root, 0);
            return root;
        } catch (JacksonException e) {
            throw Refused.invalid("error.bad-form", e.getOriginalMessage());
        }
    }

    private static void requireShallow(JsonNode node, int depth) {
        if (depth > MOST_NESTED) throw Refused.invalid("error.bad-form", "nested too deeply");
        for (var child : node.values()) requireShallow(child, depth + 1);
    }
}
