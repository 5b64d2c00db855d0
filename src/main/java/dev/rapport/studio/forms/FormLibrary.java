package dev.rapport.studio.forms;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.engine.Forms;
import dev.rapport.engine.Forms.Definition;
import dev.rapport.engine.ProcessWords;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The forms that are deployed, for those who draw and those who answer for processes. */
@ForRoles({Role.DESIGNER, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
public class FormLibrary {

    private final Forms forms;
    private final FormUses uses;
    private final ProcessWords words;
    private final Access access;

    FormLibrary(Forms forms, FormUses uses, ProcessWords words, Access access) {
        this.forms = forms;
        this.uses = uses;
        this.words = words;
        this.access = access;
    }

    /** The newest version of each, by its id. */
    public List<FormVersion> newest() {
        var processes =
                uses.all().stream().collect(groupingBy(use -> use.getKey(), mapping(use -> use.getValue(), toList())));
        return forms.newest().stream()
                .map(form -> version(form, processes.getOrDefault(form.formId(), List.of())))
                .toList();
    }

    /** The newest version of each that tasks of a live process show. */
    public List<FormVersion> shownBy(String processId) {
        return newest().stream()
                .filter(form -> form.processes().contains(processId))
                .toList();
    }

    /** All versions of one, newest first; refused if there is none. */
    public List<FormVersion> versions(String formId) {
        var versions = forms.versions(formId);
        if (versions.isEmpty()) throw Refused.notFound("studio.no-such-form", formId);
        var processes =
                uses.of(formId).stream().map(use -> use.process().processId()).toList();
        return versions.stream().map(form -> version(form, processes)).toList();
    }

    /** One version; refused if there is none. */
    public FormVersion version(String formId, int version) {
        return versions(formId).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> Refused.notFound("studio.no-such-form-version", version, formId));
    }

    /** The form-js schema, as JSON text. */
    public String text(FormVersion version) {
        return forms.schema(version.key()).orElseThrow(() -> Refused.notFound("studio.no-such-form", version.formId()));
    }

    /** The tasks that show a form, by their processes; refused if there is no such form. */
    public List<FormUse> uses(String formId) {
        versions(formId);
        return uses.of(formId).stream()
                .flatMap(use -> use.tasks().stream().map(task -> use(use, task)))
                .toList();
    }

    private FormUse use(FormUses.Use use, FormUses.Task task) {
        var process = use.process();
        var id = process.processId();
        return new FormUse(
                id,
                words.element(process.key(), id, process.name(), language()),
                task.id(),
                words.element(process.key(), task.id(), task.name(), language()),
                task.isNewest());
    }

    private static FormVersion version(Definition form, List<String> processes) {
        return new FormVersion(form.key(), form.formId(), form.version(), form.deployedAt(), processes);
    }

    private Locale language() {
        return access.current().map(person -> person.locale()).orElse(Locale.ENGLISH);
    }
}
