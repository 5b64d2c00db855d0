package dev.rapport.rules;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.springframework.stereotype.Component;

/** Turns checked rule text into something that decides. Takes a second or two; the result is kept. */
@Component
class RuleCompiler {

    private static final int LONGEST_WRITTEN = 2_000_000;

    private static final String PACKAGE = "dev.rapport.rulebook.";

    /** Refuses text that says more than rules may, or that does not compile. */
    CompiledRulebook compile(Rulebook rulebook, int version, RulebookVersion.Form form, String text) {
        var packageName = PACKAGE + rulebook.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        var vocabulary = new RuleVocabulary(rulebook.facts());
        var checked = form == RulebookVersion.Form.DRL
                ? RuleText.check(text, vocabulary, packageName)
                : check(text, vocabulary, packageName);
        var facts = RuleGate.pass(checked, vocabulary);
        return compile(rulebook, version, checked, facts, packageName.replace('.', '/'));
    }

    /** Every row of a table is a rule, or nothing of it is. */
    private static RuleText check(String table, RuleVocabulary vocabulary, String packageName) {
        var read = DecisionTable.read(table);
        requireModest(read);
        var checked = RuleText.check(asDrl(table), vocabulary, packageName);
        var rows = read.tables().stream()
                .flatMap(one -> one.rows().stream())
                .map(row -> row.cells().getFirst().strip())
                .toList();
        var made = checked.headings().stream().map(RuleHeading::name).toList();
        if (made.size() != rows.size()) throw new RuleTextRefused("rules.refused.rows-lost", rows.size(), made.size());
        for (var at = 0; at < rows.size(); at++)
            if (!rows.get(at).equals(made.get(at)))
                throw new RuleTextRefused("rules.refused.row-differs", rows.get(at), made.get(at));
        return checked;
    }

    /** The compiler writes a column's code again for each row: how much that becomes is counted before. */
    private static void requireModest(DecisionTable read) {
        if (read.rows() > RuleText.MOST_RULES) throw new RuleTextRefused("rules.refused.rules", RuleText.MOST_RULES);
        var length = 0L;
        for (var table : read.tables()) {
            var codes = table.codes();
            for (var row : table.rows())
                for (var at = 0; at < row.cells().size(); at++) {
                    var code = at < codes.size() ? codes.get(at) : "";
                    var places = 1 + code.chars().filter(sign -> sign == '$').count();
                    length += code.length() + places * row.cells().get(at).length();
                }
        }
        if (length > LONGEST_WRITTEN) throw new RuleTextRefused("rules.refused.length", LONGEST_WRITTEN);
    }

    private static String asDrl(String text) {
        try {
            var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            return new SpreadsheetCompiler().compile(bytes, InputType.CSV);
        } catch (RuntimeException e) {
            throw new RuleTextRefused("rules.refused.table", String.valueOf(e.getMessage()));
        }
    }

    private static CompiledRulebook compile(
            Rulebook rulebook, int version, RuleText text, List<List<String>> facts, String folder) {
        var services = KieServices.Factory.get();
        var release = services.newReleaseId("dev.rapport", rulebook.name(), Integer.toString(version));
        var files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/" + folder + "/rulebook.drl", text.drl());
        try {
            var builder = services.newKieBuilder(files, RuleCompiler.class.getClassLoader())
                    .buildAll(ExecutableModelProject.class);
            for (var message : builder.getResults().getMessages(Message.Level.ERROR))
                throw new RuleTextRefused("rules.refused.compiler", message.getLine(), firstLine(message.getText()));
            var base = services.newKieContainer(release).getKieBase();
            return new CompiledRulebook(rulebook.name(), version, base, text.headings(), facts);
        } catch (StackOverflowError e) {
            throw new RuleTextRefused("rules.refused.parser", "StackOverflowError");
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
