package dev.rapport.studio.web;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import dev.rapport.studio.forms.FormCheck;
import dev.rapport.studio.forms.FormLibrary;
import dev.rapport.studio.forms.FormProblem;
import dev.rapport.studio.forms.FormUse;
import dev.rapport.studio.forms.FormVersion;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The forms of tasks: which are live, who shows them, and what would be wrong with one. */
@RestController
@RequestMapping("/api/v1/forms")
class FormsApi {

    /**
     * A version of a form.
     *
     * @param processes the ids of the live processes whose tasks show the form
     */
    record FormVersionAnswer(String form, int version, Instant deployedAt, List<String> processes) {}

    /** The form-js schema of a version. */
    record FormTextAnswer(String form, int version, String text) {}

    /**
     * A task of a live process that shows the form.
     *
     * @param newest whether new tasks show the newest version, and not the one that was deployed together with the process
     */
    record FormUseAnswer(String process, String processName, String task, String taskName, boolean newest) {}

    /** The form-js schema of a form that is not live. */
    record FormCheckRequest(@Nullable String text) {}

    /**
     * What is wrong with a form.
     *
     * @param component absent where it is about the whole
     * @param sentence in the asker's language
     */
    record FormProblemAnswer(
            String rule, String severity, @Nullable String component, String sentence) {}

    private final FormLibrary library;
    private final FormCheck check;
    private final Access access;
    private final Texts texts;

    FormsApi(FormLibrary library, FormCheck check, Access access, Texts texts) {
        this.library = library;
        this.check = check;
        this.access = access;
        this.texts = texts;
    }

    @GetMapping
    @Operation(summary = "The live version of each form, by its id")
    Page<FormVersionAnswer> forms() {
        return new Page<>(library.newest().stream().map(FormsApi::answer).toList(), null);
    }

    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @PostMapping("/check")
    @Operation(summary = "What is wrong with a form, errors first; nothing of it is kept")
    Page<FormProblemAnswer> check(@RequestBody FormCheckRequest request) {
        if (request.text() == null || request.text().isBlank())
            throw Refused.invalid("studio.form.no-text").at("text");
        return new Page<>(check.check(request.text()).stream().map(this::answer).toList(), null);
    }

    @GetMapping("/{form}/uses")
    @Operation(summary = "The tasks of live processes that show a form")
    Page<FormUseAnswer> uses(@PathVariable String form) {
        return new Page<>(library.uses(form).stream().map(FormsApi::answer).toList(), null);
    }

    @GetMapping("/{form}/versions")
    @Operation(summary = "All versions of a form, the newest first")
    Page<FormVersionAnswer> versions(@PathVariable String form) {
        return new Page<>(library.versions(form).stream().map(FormsApi::answer).toList(), null);
    }

    @GetMapping("/{form}/versions/{version}")
    @Operation(summary = "A version of a form as form-js writes it")
    FormTextAnswer version(@PathVariable String form, @PathVariable int version) {
        return new FormTextAnswer(form, version, library.text(library.version(form, version)));
    }

    private static FormVersionAnswer answer(FormVersion version) {
        return new FormVersionAnswer(version.formId(), version.version(), version.deployedAt(), version.processes());
    }

    private static FormUseAnswer answer(FormUse use) {
        return new FormUseAnswer(use.processId(), use.process(), use.taskId(), use.task(), use.isNewest());
    }

    private FormProblemAnswer answer(FormProblem problem) {
        var language = access.current().map(person -> person.locale()).orElse(Locale.ENGLISH);
        return new FormProblemAnswer(
                problem.rule().word(),
                problem.rule().severity().name().toLowerCase(Locale.ROOT),
                problem.componentId(),
                texts.get(language, problem.rule().key(), problem.arguments().toArray()));
    }
}
