package dev.rapport.rules;

import static java.util.Objects.requireNonNull;

import dev.rapport.platform.DatabaseTrouble;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
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
    /** How many earlier versions are tried before there is none that decides. */
    private static final int MOST_TRIED = 3;

    private record Earlier(int failed, Optional<CompiledRulebook> instead) {}

    private final RulebookVersions versions;
    private final ShippedRulebooks shipped;
    private final ShippedExamples shippedExamples;
    private final RuleCompiler compiler;
    private final ObjectProvider<RulebookCheck> checks;
    private final RuleExamples examples;
    private final ApplicationEventPublisher events;
    private final Map<String, Earlier> earlier = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Rules(
            List<Rulebook> rulebooks,
            RulebookVersions versions,
            ShippedRulebooks shipped,
            ShippedExamples shippedExamples,
            RuleCompiler compiler,
            ObjectProvider<RulebookCheck> checks,
            RuleExamples examples,
            ApplicationEventPublisher events) {
        this.checks = checks;
        this.examples = examples;
        this.events = events;
        this.declared = rulebooks.stream().collect(Collectors.toUnmodifiableMap(Rulebook::name, Function.identity()));
        this.versions = versions;
        this.shipped = shipped;
        this.shippedExamples = shippedExamples;
        this.compiler = compiler;
    }

    /** All rulebooks that modules declare, by name. */
    public List<Rulebook> books() {
        return declared.values().stream()
                .sorted(Comparator.comparing(Rulebook::name))
                .toList();
    }

    /** Empty when no module declares a rulebook of that name. */
    public Optional<Rulebook> book(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    /** Runs all rules of the rulebook over the facts once. */
    public Decision decide(String rulebook, Collection<?> facts) {
        return decide(rulebook, facts, decision -> {});
    }

    /**
     * As {@link #decide(String, Collection)}; when the published version cannot decide, the one that decided before it
     * does, and {@link RulebookFailed} is published once.
     *
     * @param use throws when the decision is of no use to whoever asks
     */
    public Decision decide(String rulebook, Collection<?> facts, Consumer<Decision> use) {
        var published = ready(rulebook);
        try {
            return decided(published, facts, use);
        } catch (RuntimeException failed) {
            // what is wrong with the database is no fault of the rules
            if (DatabaseTrouble.behind(failed).isPresent() || failed instanceof DataAccessException) throw failed;
            return decided(standIn(rulebook, published.version(), failed), facts, use);
        }
    }

    private static Decision decided(CompiledRulebook book, Collection<?> facts, Consumer<Decision> use) {
        var decision = book.decide(facts);
        use.accept(decision);
        return decision;
    }

    private CompiledRulebook standIn(String name, int version, RuntimeException failed) {
        var before = before(name, version);
        tell(name, version, before.map(CompiledRulebook::version).orElse(0), failed);
        return before.orElseThrow(() -> failed);
    }

    /** The version that was published before and compiles. */
    private Optional<CompiledRulebook> before(String name, int version) {
        var known = earlier.get(name);
        if (known != null && known.failed() == version) return known.instead();
        var book = requireNonNull(declared.get(name));
        var found = versions.all(name).stream()
                .filter(one -> one.state() == RulebookVersion.State.RETIRED && one.publishedAt() != null)
                .filter(one -> one.version() != version)
                .sorted(Comparator.comparing(
                                RulebookVersion::publishedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .limit(MOST_TRIED)
                .flatMap(one -> compiled(book, one).stream())
                .findFirst();
        earlier.put(name, new Earlier(version, found));
        return found;
    }

    private Optional<CompiledRulebook> compiled(Rulebook book, RulebookVersion version) {
        try {
            return Optional.of(compiler.compile(book, version.version(), version.form(), version.text()));
        } catch (RuntimeException e) {
            LOG.warn("Version {} of the rulebook {} does not compile", version.version(), book.name(), e);
            return Optional.empty();
        }
    }

    private void tell(String rulebook, int version, int instead, RuntimeException why) {
        if (!told.add(rulebook + " " + version)) return;
        LOG.error(
                "Version {} of the rulebook {} cannot decide; version {} decides in its place",
                version,
                rulebook,
                instead,
                why);
        events.publishEvent(new RulebookFailed(rulebook, version, instead, String.valueOf(why.getMessage())));
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
        return fit(rulebook, present.version() + 1, present.form(), text);
    }

    /** Refuses text that may not be published: also one of which an example comes out otherwise. */
    void requireFit(RulebookVersion version) {
        var draft = fit(version.rulebook(), version.version(), version.form(), version.text());
        examples.require(requireNonNull(declared.get(version.rulebook())), draft);
    }

    private RuleDraft fit(String rulebook, int version, RulebookVersion.Form form, String text) {
        var book = requireNonNull(declared.get(rulebook));
        var draft = new RuleDraft(compiler.compile(book, version, form, text));
        check(book, form, text, draft);
        if (form == RulebookVersion.Form.TABLE)
            TableWords.of(DecisionTable.read(text(rulebook))).requireMeant(DecisionTable.read(text));
        return draft;
    }

    /** Refuses text that its module has no use for, such as one that names a calendar that does not exist. */
    private void check(Rulebook book, RulebookVersion.Form form, String text, RuleDraft draft) {
        var table = form == RulebookVersion.Form.TABLE ? DecisionTable.read(text) : null;
        checks.stream()
                .filter(check -> check.rulebook().equals(book.name()))
                .forEach(check -> check.check(draft, table));
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
        declared.values().forEach(shippedExamples::store);
    }

    /** One that does not compile any more, such as after an upgrade, leaves the decision to the one before it. */
    private CompiledRulebook compilePublished(Rulebook rulebook) {
        var version = versions.published(rulebook.name()).orElseThrow();
        try {
            return compiler.compile(rulebook, version.version(), version.form(), version.text());
        } catch (RuntimeException failed) {
            return standIn(rulebook.name(), version.version(), failed).standingInFor(version.version());
        }
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
