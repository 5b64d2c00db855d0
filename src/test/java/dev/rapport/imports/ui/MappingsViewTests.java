package dev.rapport.imports.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.imports.ColumnChoices;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.Imports;
import dev.rapport.imports.SavedMapping;
import dev.rapport.imports.SavedMappings;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class MappingsViewTests extends SpringBrowserlessTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    SavedMappings mappings;

    @Autowired
    Imports imports;

    @Autowired
    Colleagues colleagues;

    private Person manager;

    @BeforeEach
    void logIn() {
        manager = colleagues.join(null, Role.MANAGER);
        colleagues.logIn(manager);
    }

    @Test
    void whatIsChosenForAFileIsKeptAndFoundForTheNext() {
        navigate("imports", ImportsView.class);
        var begun = new ArrayList<String>();
        var first = open("Wer,Güte\nAcme,Prima\n", begun);
        choose(first, "Wer", "account");
        choose(first, "Güte", "tier");
        choose(first, "Tier: “Prima”", "gold");
        press(first, "Save as mapping…");
        var name = $(MappingNameDialog.class).single();
        test($(TextField.class, name).single()).setValue("Kept " + mark);
        press(name, "Save");
        first.close();

        var saved = mappings.of("customers").getFirst();
        assertThat(saved.name()).isEqualTo("Kept " + mark);
        assertThat(saved.reading().encoding()).as("found again each time").isNull();
        var second = open("Wer,Güte\nBeta,prima\n", begun);
        press(second, "Start");
        assertThat(begun).containsExactly(saved.key() + " {}");
    }

    @Test
    void aMappingIsRenamedSharedRemovedAndBroughtBack() {
        mappings.save(
                "customers",
                "Mine " + mark,
                false,
                List.of(),
                GivenReading.NOTHING.with(ColumnChoices.of("account:Wer"), null),
                null);
        var view = navigate("imports/mappings", MappingsView.class);
        @SuppressWarnings("unchecked")
        Grid<SavedMapping> grid = $(Grid.class, view).single();
        var row = IntStream.range(0, test(grid).size())
                .filter(at -> test(grid).getRow(at).name().equals("Mine " + mark))
                .findFirst()
                .orElseThrow();
        var deeds =
                (int) grid.getColumns().stream().filter(Component::isVisible).count() - 1;
        press(test(grid).getCellComponent(row, deeds), "Change…");
        var dialog = $(MappingNameDialog.class).single();
        test($(TextField.class, dialog).single()).setValue("Ours " + mark);
        test($(Checkbox.class, dialog).single()).click();
        press(dialog, "Save");
        assertThat(mappings.of("customers"))
                .filteredOn(one -> !one.ships() && one.name().endsWith(mark))
                .extracting(SavedMapping::name, SavedMapping::shared)
                .containsExactly(tuple("Ours " + mark, true));
    }

    @Test
    void ofAWorkbookTheSheetIsChosenAndNothingElseOfHowItIsRead() {
        navigate("imports", ImportsView.class);
        var begun = new ArrayList<String>();
        var dialog = open(twoSheets(), begun);
        assertThat(labels(dialog)).contains("Sheet").doesNotContain("Encoding", "Separator");
        choose(dialog, "Sheet", "Second");
        assertThat($(PreviewTable.class, dialog).single().getElement().getTextRecursively())
                .contains("Beta")
                .doesNotContain("Acme");
        press(dialog, "Start");
        assertThat(begun).hasSize(1);
    }

    private Stream<String> labels(Component within) {
        return $(Select.class, within).all().stream()
                .filter(Component::isVisible)
                .map(select -> String.valueOf(select.getLabel()));
    }

    private static byte[] twoSheets() {
        var bytes = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            for (var names : List.of(List.of("First", "Acme"), List.of("Second", "Beta"))) {
                var sheet = book.createSheet(names.getFirst());
                sheet.createRow(0).createCell(0).setCellValue("account");
                sheet.createRow(1).createCell(0).setCellValue(names.getLast());
            }
            book.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private PreviewDialog open(String text, List<String> begun) {
        return open(text.getBytes(StandardCharsets.UTF_8), begun);
    }

    private PreviewDialog open(byte[] bytes, List<String> begun) {
        var file = new ByteArrayResource(bytes);
        var kind = imports.kinds().stream()
                .filter(one -> one.name().equals("customers"))
                .findFirst()
                .orElseThrow();
        var dialog = new PreviewDialog(
                kind,
                "file.csv",
                mappings,
                (given, mapping) -> imports.preview("customers", file, given, mapping),
                (given, mapping, treatment) ->
                        begun.add(mapping + " " + given.words().words()));
        dialog.open();
        return dialog;
    }

    private void choose(Component within, String label, String item) {
        @SuppressWarnings("unchecked")
        Select<String> field = $(Select.class, within).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
        test(field).selectItem(field.getItemLabelGenerator().apply(item));
    }

    private void press(Component within, String text) {
        test(buttons(within)
                        .filter(button -> text.equals(button.getText()))
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    /** Also in a cell, which hangs on no page by itself. */
    private Stream<Button> buttons(Component within) {
        var own = within.getChildren().flatMap(this::buttons);
        var shown = $(Button.class, within).all().stream();
        return Stream.concat(within instanceof Button button ? Stream.of(button) : own, shown);
    }
}
