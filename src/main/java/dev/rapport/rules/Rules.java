package dev.rapport.rules;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Decides with the published version of a rulebook. Safe for many threads; a decision in flight keeps its version. */
@Component
public class Rules implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

    private final Map<String, Rulebook> declared;
    private final Map<String, CompiledRulebook> compiled = new ConcurrentHashMap<>();
    private final RulebookVersions versions;
    private final ShippedRulebooks shipped;
    private final RuleCompiler compiler;

    Rules(List<Rulebook> rulebooks, RulebookVersions versions, ShippedRulebooks shipped, RuleCompiler compiler) {
        this.declared = rulebooks.stream().collect(Collectors.toUnmodifiableMap(Rulebook::name, Function.identity()));
        this.versions = versions;
        this.shipped = shipped;
        this.compiler = compiler;
    }

    /** Runs all rules of the rulebook over the facts once. */
    public Decision decide(String rulebook, Collection<?> facts) {
        return ready(rulebook).decide(facts);
    }

    /** The version that decides now. The same version decides the same for the same facts. */
    public int version(String rulebook) {
        return ready(rulebook).version();
    }

    private CompiledRulebook ready(String rulebook) {
        var ready = compiled.get(rulebook);
        return ready != null ? ready : compiled.computeIfAbsent(rulebook, this::firstUse);
    }

    /**
     * Compiles text in the form that the published version of a rulebook has, and publishes nothing; refuses text that
     * says more than rules may. Takes a second or two.
     */
    public RuleDraft draft(String rulebook, String text) {
        var present = versions.published(rulebook).orElseThrow();
        var book = requireNonNull(declared.get(rulebook));
        return new RuleDraft(compiler.compile(book, present.version() + 1, present.form(), text));
    }

    /** The text of the published version. */
    public String text(String rulebook) {
        return versions.published(rulebook).orElseThrow().text();
    }

    private CompiledRulebook firstUse(String name) {
        var rulebook = declared.get(name);
        if (rulebook == null) throw new IllegalArgumentException("No module declares a rulebook " + name);
        return compilePublished(rulebook);
    }

    @Override
    public void afterSingletonsInstantiated() {
        declared.values().forEach(shipped::store);
    }

    private CompiledRulebook compilePublished(Rulebook rulebook) {
        var version = versions.published(rulebook.name()).orElseThrow();
        return compiler.compile(rulebook, version.version(), version.form(), version.text());
    }

    @EventListener(ApplicationReadyEvent.class)
    void warmUp() {
        Thread.ofVirtual()
                .name("rulebooks")
                .start(() -> declared.keySet().forEach(name -> compiled.computeIfAbsent(name, this::firstUse)));
    }

    /** Takes over what another copy of the application published. */
    @Scheduled(fixedDelayString = "${rapport.rules.follow:2s}")
    void follow() {
        try {
            var numbers = versions.publishedNumbers();
            for (var book : compiled.entrySet()) {
                var number = numbers.get(book.getKey());
                if (number != null && number != book.getValue().version()) swap(book.getKey());
            }
        } catch (DataAccessException e) {
            LOG.warn("Cannot look for new rulebooks, deciding with the present ones: {}", e.getMessage());
        }
    }

    /** From here on decides by the version published now, also where {@link #follow} has not looked since. */
    public void catchUp(String rulebook) {
        var published = versions.publishedNumbers().get(rulebook);
        if (published != null && version(rulebook) != published) swap(rulebook);
    }

    /** Whoever publishes decides by it at once; other copies of the application follow. */
    @TransactionalEventListener
    void published(RulebookPublished published) {
        if (compiled.containsKey(published.rulebook())) swap(published.rulebook());
    }

    /** Compiles the published version beside the present one, then puts it in its place. */
    void swap(String name) {
        var rulebook = declared.get(name);
        if (rulebook != null) compiled.put(name, compilePublished(rulebook));
    }
}
