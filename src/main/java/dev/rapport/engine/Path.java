package dev.rapport.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way that an instance took through its diagram.
 *
 * @param name what the process is called
 * @param xml the diagram as deployed
 * @param steps in the order in which they were entered
 * @param flows how often each sequence flow was taken
 */
public record Path(String name, String xml, List<Step> steps, Map<String, Integer> flows, List<Incident> incidents) {

    /** The elements where the instance now stands. */
    public Set<String> current() {
        return steps.stream()
                .filter(step -> step.state() == ProcessInstance.State.ACTIVE)
                .map(Step::elementId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
