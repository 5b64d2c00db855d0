package dev.rapport.engine;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine would find wrong with a model, found without asking it. */
public final class ModelSoundness {

    private static final int LONGEST = 300;

    /** @param elementId absent where it is about the whole */
    public record Fault(@Nullable String elementId, String message) {}

    private ModelSoundness() {}

    /** @param xml what {@link dev.rapport.engine.model.BpmnTree} has read, hence neither endless nor too deep */
    public static List<Fault> faults(String xml) {
        try {
            var text = xml.replaceFirst("^\\s*<\\?xml[^>]*\\?>", "");
            var model = Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            var visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
            new ModelWalker(model).walk(visitor);
            var faults = new ArrayList<Fault>();
            visitor.getValidationResult()
                    .getResults()
                    .forEach((element, results) -> results.forEach(result -> {
                        var id = element instanceof BaseElement named ? named.getId() : null;
                        faults.add(new Fault(id, shortened(result.getMessage())));
                    }));
            return faults;
        } catch (RuntimeException e) {
            return List.of(new Fault(null, shortened(cause(e))));
        }
    }

    private static String cause(Throwable failure) {
        var deepest = failure;
        while (deepest.getCause() != null) deepest = deepest.getCause();
        return String.valueOf(deepest.getMessage());
    }

    private static String shortened(String message) {
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }
}
