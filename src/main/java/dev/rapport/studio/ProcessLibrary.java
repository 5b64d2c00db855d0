package dev.rapport.studio;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.engine.ProcessWords;
import dev.rapport.engine.Processes;
import dev.rapport.engine.Processes.Definition;
import dev.rapport.engine.Traffic;
import dev.rapport.platform.Refused;
import dev.rapport.studio.ProcessDrawing.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The processes that are deployed, for those who draw and those who answer for them. */
@ForRoles({Role.DESIGNER, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
public class ProcessLibrary {

    private final Access access;
    private final Processes processes;
    private final ProcessWords words;

    ProcessLibrary(Access access, Processes processes, ProcessWords words) {
        this.access = access;
        this.processes = processes;
        this.words = words;
    }

    /** The newest version of each. */
    public List<ProcessVersion> newest() {
        return processes.newest().stream().map(this::version).toList();
    }

    /** All versions of one, newest first; refused if there is none. */
    public List<ProcessVersion> versions(String processId) {
        var versions = processes.versions(processId);
        if (versions.isEmpty()) throw Refused.notFound("studio.no-such-process", processId);
        return versions.stream().map(this::version).toList();
    }

    /** One version; refused if there is none. */
    public ProcessVersion version(String processId, int version) {
        return processes.versions(processId).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .map(this::version)
                .orElseThrow(() -> Refused.notFound("studio.no-such-version", version, processId));
    }

    public ProcessDrawing drawing(ProcessVersion version) {
        var translated = words.translations(version.key(), language());
        var traffic = processes.traffic(version.processId(), version.version());
        var steps = processes.elementNames(version.key()).entrySet().stream()
                .filter(element -> traffic.containsKey(element.getKey()))
                .filter(element -> !element.getKey().equals(version.processId()))
                .map(element -> new Step(
                        element.getKey(),
                        translated.getOrDefault(element.getKey(), element.getValue()),
                        traffic.getOrDefault(element.getKey(), Traffic.NONE)))
                .sorted(Comparator.comparingLong((Step step) -> step.traffic().present())
                        .thenComparingLong(step -> step.traffic().entered())
                        .reversed())
                .toList();
        return new ProcessDrawing(version, processes.xml(version.key()).orElse(""), translated, steps);
    }

    private ProcessVersion version(Definition definition) {
        var id = definition.processId();
        return new ProcessVersion(
                definition.key(),
                id,
                definition.version(),
                words.element(definition.key(), id, definition.name(), language()),
                definition.deployedAt(),
                processes.traffic(id, definition.version()).getOrDefault(id, Traffic.NONE));
    }

    private Locale language() {
        return access.current().map(person -> person.locale()).orElse(Locale.ENGLISH);
    }
}
