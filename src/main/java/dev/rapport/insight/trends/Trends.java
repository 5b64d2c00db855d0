package dev.rapport.insight.trends;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.engine.ProcessWords;
import dev.rapport.engine.Processes;
import dev.rapport.insight.trends.TrendFigures.Choice;
import dev.rapport.insight.trends.TrendFigures.Freshness;
import dev.rapport.insight.trends.TrendFigures.HandOvers;
import dev.rapport.insight.trends.TrendFigures.Kept;
import dev.rapport.insight.trends.TrendFigures.Pauses;
import dev.rapport.insight.trends.TrendFigures.StepTime;
import dev.rapport.insight.trends.TrendFigures.Times;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How promises were kept over weeks and months. For managers, auditors and administrators. */
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
public class Trends {

    private final TrendFigures figures;
    private final TrendRound round;
    private final Processes processes;
    private final ProcessWords words;

    Trends(TrendFigures figures, TrendRound round, Processes processes, ProcessWords words) {
        this.figures = figures;
        this.round = round;
        this.processes = processes;
        this.words = words;
    }

    /** In the zone of the figures. */
    public LocalDate today() {
        return figures.today();
    }

    /** The last day of which there are figures. */
    public Optional<LocalDate> lastDay() {
        return figures.lastDay();
    }

    public Freshness freshness() {
        return figures.freshness();
    }

    public List<Choice> choices(TrendFilter filter) {
        return figures.choices(filter);
    }

    public List<Kept> kept(TrendFilter filter) {
        return figures.kept(filter);
    }

    public List<Times> times(TrendFilter filter) {
        return figures.times(filter);
    }

    public List<Pauses> pauses(TrendFilter filter) {
        return figures.pauses(filter);
    }

    public List<HandOvers> handOvers(TrendFilter filter) {
        return figures.handOvers(filter);
    }

    public List<StepTime> steps(TrendFilter filter, String process) {
        return figures.steps(filter, process);
    }

    /** The newest version of each process. */
    public List<Processes.Definition> processes() {
        return processes.newest();
    }

    /** What a process is called in a language. */
    public String processName(String process, Locale locale) {
        return newest(process)
                .map(one -> words.element(one.key(), process, one.name(), locale))
                .orElse(process);
    }

    /** What a process calls its steps now, by element. */
    public Map<String, String> stepNames(String process, Locale locale) {
        var names = new HashMap<String, String>();
        newest(process).ifPresent(one -> {
            names.putAll(processes.elementNames(one.key()));
            names.putAll(words.translations(one.key(), locale));
        });
        return names;
    }

    private Optional<Processes.Definition> newest(String process) {
        return processes().stream()
                .filter(one -> one.processId().equals(process))
                .findFirst();
    }

    /** Has all figures computed again in the background, day by day, the latest first. For administrators. */
    @ForRoles(Role.ADMIN)
    @Transactional
    public void rebuild() {
        round.markAll();
    }
}
