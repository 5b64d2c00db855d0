package dev.rapport.engine;

import dev.rapport.engine.model.StepWords;
import dev.rapport.engine.model.StepWords.AwaitedMessage;
import dev.rapport.engine.model.StepWords.WorkedStep;
import dev.rapport.platform.ForEverybody;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;

/**
 * The steps that a new model may ask the programs here for, and the messages that they send: with the words of the
 * models that the product brings.
 */
@Component
@ForEverybody("the words of drawings hold no data")
public class OfferedSteps {

    private final ApplicationContext beans;
    private final ShippedModels shipped;

    OfferedSteps(ApplicationContext beans, ShippedModels shipped) {
        this.beans = beans;
        this.shipped = shipped;
    }

    /** One for each worker but those that only earlier versions ask for, and those that work before or after a step. */
    public List<WorkedStep> steps() {
        var words = words();
        var drawn = new TreeMap<String, WorkedStep>();
        words.forEach(model -> model.steps().forEach(step -> drawn.putIfAbsent(step.jobType(), step)));
        return JobTypes.methods(beans).values().stream()
                .flatMap(methods -> methods.stream())
                .filter(method -> !Objects.requireNonNull(AnnotationUtils.findAnnotation(method, Worker.class))
                        .forEarlierVersions())
                .map(method -> method.getName())
                .filter(type -> drawn.containsKey(type)
                        || words.stream().noneMatch(model -> model.listeners().contains(type)))
                .sorted()
                .map(type -> drawn.getOrDefault(type, new WorkedStep(type, "serviceTask", inWords(type), Map.of())))
                .toList();
    }

    /** One for each name of a message. */
    public List<AwaitedMessage> messages() {
        var drawn = new TreeMap<String, AwaitedMessage>();
        words().forEach(model -> model.messages().forEach(message -> drawn.putIfAbsent(message.name(), message)));
        return List.copyOf(drawn.values());
    }

    private List<StepWords> words() {
        return shipped.texts().stream().sorted().map(StepWords::parse).toList();
    }

    /** {@code scoreLead} as "Score lead". */
    private static String inWords(String jobType) {
        var words = jobType.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
