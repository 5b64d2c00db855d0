package dev.rapport.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.engine.model.ProcessModel;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Refused;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What processes and their elements are called in a reader's language: as the deployed version says it, in extension
 * properties such as {@code name:zh}; else as the newest version translates the same name; else by the BPMN name.
 */
@Component
public class ProcessWords {

    /** The language of the names in the diagrams themselves. */
    private static final String DRAWN_IN = "en";

    private final Processes processes;
    private final Cache<Long, ProcessModel> models =
            Caffeine.newBuilder().maximumSize(500).build();

    ProcessWords(Processes processes) {
        this.processes = processes;
    }

    /**
     * The name of an element, or of the process itself, by its id.
     *
     * @param drawn what it is called if nobody translated it
     */
    public String element(long definitionKey, String elementId, String drawn, Locale locale) {
        return translation(definitionKey, elementId, locale).orElse(drawn);
    }

    /** The elements that are called otherwise than the diagram says. */
    @ForEverybody("the words of drawings and forms hold no data")
    public Map<String, String> translations(long definitionKey, Locale locale) {
        var names = new HashMap<String, String>();
        for (var element : model(definitionKey).elementNames().keySet())
            translation(definitionKey, element, locale).ifPresent(name -> names.put(element, name));
        return Map.copyOf(names);
    }

    private Optional<String> translation(long definitionKey, String elementId, Locale locale) {
        if (DRAWN_IN.equals(locale.getLanguage())) return Optional.empty();
        var model = model(definitionKey);
        return model.translation(elementId, locale)
                .or(() -> processes
                        .newestKey(model.processId())
                        .map(this::model)
                        .filter(newest -> newest.namesAlike(model, elementId))
                        .flatMap(newest -> newest.translation(elementId, locale)));
    }

    /** A deployed version never changes, so it is read once; one that is not here yet is asked for again. */
    private ProcessModel model(long definitionKey) {
        var known = models.getIfPresent(definitionKey);
        if (known != null) return known;
        var read = processes.xml(definitionKey).map(ProcessWords::read);
        read.ifPresent(model -> models.put(definitionKey, model));
        return read.orElseGet(() -> ProcessModel.unreadable(""));
    }

    /** Others may deploy what this application would refuse. */
    private static ProcessModel read(String xml) {
        try {
            return ProcessModel.parse(xml);
        } catch (Refused e) {
            return ProcessModel.unreadable("");
        }
    }
}
