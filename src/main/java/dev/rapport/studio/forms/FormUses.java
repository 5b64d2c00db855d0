package dev.rapport.studio.forms;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.engine.Processes;
import dev.rapport.engine.Processes.Definition;
import dev.rapport.engine.model.BpmnElement;
import dev.rapport.engine.model.BpmnTree;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which live processes show which forms, and by what they decide. A version is read once. */
@Component
class FormUses {

    private final Processes processes;
    private final Cache<Long, Reading> readings =
            Caffeine.newBuilder().maximumSize(500).build();

    FormUses(Processes processes) {
        this.processes = processes;
    }

    /** A task as the diagram calls it, and whether it shows the newest version or the one that came with its process. */
    record Task(String id, String name, boolean isNewest) {

        static Task of(BpmnElement task) {
            var binding = task.extension("formDefinition")
                    .map(form -> form.attribute("bindingType"))
                    .orElse("");
            return new Task(task.id(), task.called(), binding.isEmpty() || binding.equals("latest"));
        }
    }

    /** @param tasks those that show a form, by the form */
    private record Reading(Map<String, List<Task>> tasks, Set<String> words) {

        private static final Reading NOTHING = new Reading(Map.of(), Set.of());
    }

    /** A process, and its tasks that show the form. */
    record Use(Definition process, List<Task> tasks) {}

    /** By the form. */
    List<Use> of(String formId) {
        return live().filter(process -> reading(process).tasks().containsKey(formId))
                .map(process -> new Use(process, reading(process).tasks().getOrDefault(formId, List.of())))
                .toList();
    }

    /** The ids of the processes that show each form. */
    List<Map.Entry<String, String>> all() {
        return live().flatMap(process ->
                        reading(process).tasks().keySet().stream().map(form -> Map.entry(form, process.processId())))
                .toList();
    }

    /** What the processes that show the form look at, by their ids. */
    Map<String, Set<String>> wordsRead(String formId) {
        return live().filter(process -> reading(process).tasks().containsKey(formId))
                .collect(
                        toMap(Definition::processId, process -> reading(process).words()));
    }

    private Stream<Definition> live() {
        return processes.newest().stream();
    }

    private Reading reading(Definition process) {
        return readings.get(
                process.key(), key -> processes.xml(key).map(FormUses::read).orElse(Reading.NOTHING));
    }

    /** A text that cannot be read any more shows no form that anybody could name. */
    private static Reading read(String xml) {
        try {
            var model = BpmnTree.parse(xml);
            var tasks = model.tasksByForm().entrySet().stream()
                    .collect(toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().stream().map(Task::of).toList()));
            return new Reading(tasks, model.wordsRead());
        } catch (Refused e) {
            return Reading.NOTHING;
        }
    }
}
