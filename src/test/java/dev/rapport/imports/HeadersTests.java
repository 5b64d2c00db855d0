package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTests {

    private static final ImportColumns LEADS = new ImportColumns(
            "leads",
            List.of(),
            List.of("name", "phone", "email"),
            List.of("name", "company", "phone", "email", "source", "external"),
            List.of());
    private static final ImportColumns CUSTOMERS = new ImportColumns(
            "customers", List.of("account"), List.of(), List.of("account", "phone", "office_location"), List.of());

    @ParameterizedTest
    @CsvSource({
        "Name, name",
        "Full Name, name",
        "姓名, name",
        "客户名称, name",
        "Phone Number, phone",
        "MOBILE, phone",
        "Tel., phone",
        "电话, phone",
        "手机号码（必填）, phone",
        "E-Mail, email",
        "mail, email",
        "电子邮箱, email",
        "公司, company",
        "Account, company",
        "来源, source",
        "Firma, company",
        "Firmenname, company",
        "Quelle, source",
        "Ansprechpartner, name"
    })
    void whatOthersCallAColumnIsKnownInBothLanguages(String header, String column) {
        assertThat(columns(LEADS, header, "x").readAs(0)).isEqualTo(column);
    }

    @Test
    void theSameWordMeansWhatItMeansForTheKind() {
        assertThat(columns(CUSTOMERS, "Name", "City").uses())
                .containsExactly(new ColumnUse("Name", "account"), new ColumnUse("City", "office_location"));
    }

    @Test
    void ourOwnNameComesBeforeTheWordsOfOthersAndTheRestIsNamed() {
        var columns = columns(LEADS, "Mobile", "phone", "姓名", "Name");
        assertThat(columns.readAs(1)).isEqualTo("phone");
        assertThat(columns.readAs(3)).isEqualTo("name");
        assertThat(columns.unused()).containsExactly("Mobile", "姓名");
    }

    @Test
    void aNumberThatEveryListHasMakesNoLeadKnown() {
        assertThat(columns(LEADS, "ID", "name").readAs(0)).isNull();
    }

    @Test
    void peopleSayWhatAColumnIsAndWhatIsLeftOut() {
        var choices = ColumnChoices.of("phone:Rufnummer,-:Name,\"name:Last, First\"");
        var columns = new Columns(List.of("Rufnummer", "Name", "Last, First"), LEADS, choices).required();
        assertThat(columns.uses())
                .containsExactly(
                        new ColumnUse("Rufnummer", "phone"),
                        new ColumnUse("Name", null),
                        new ColumnUse("Last, First", "name"));
        assertThat(ColumnChoices.of(choices.text())).isEqualTo(choices);
    }

    @Test
    void aChoiceThatCannotBeIsRefused() {
        for (var choice : List.of("phone:Fax", "fax:Name", "name", "phone:Name,phone:Tel"))
            assertThatThrownBy(() -> new Columns(List.of("Name", "Tel"), LEADS, ColumnChoices.of(choice)))
                    .as(choice)
                    .isInstanceOf(Refused.class);
    }

    @Test
    void aTableWithoutAnyUsefulColumnIsRefusedWithThoseItHas() {
        assertThatThrownBy(() -> columns(LEADS, "shoe size", "colour").required())
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("import.columns-missing-any");
                    assertThat(refused.arguments()).containsExactly("name, phone, email", "shoe size, colour");
                });
    }

    @Test
    void choicesGoThroughTheirTextWhateverTheHeader() {
        var choices = new ColumnChoices(Map.of("a:b \"c\", d", "phone", "备注", ColumnChoices.LEFT_OUT));
        assertThat(ColumnChoices.of(choices.text())).isEqualTo(choices);
        assertThat(ColumnChoices.of(ColumnChoices.NONE.text())).isEqualTo(ColumnChoices.NONE);
    }

    /** What it costs is counted in memory, which does not depend on how busy the machine is. */
    @Test
    void aThousandColumnsCostLittleMoreThanTheirNames() {
        var header = IntStream.range(0, 1_000).mapToObj(i -> "c" + i).toList();
        new Columns(header.subList(0, 10), LEADS, ColumnChoices.NONE);
        var counts = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = counts.getCurrentThreadAllocatedBytes();

        var columns = new Columns(header, LEADS, ColumnChoices.NONE);

        assertThat(columns.known()).isZero();
        assertThat(counts.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000_000);
    }

    @Test
    void aNameThatIsThereAgainIsNumberedPastThoseThatAreTaken() {
        assertThat(columns(LEADS, "x", "X", "x (2)", "x", "phone", "phone").unused())
                .containsExactly("x", "X (3)", "x (2)", "x (4)", "phone (2)");
    }

    @Test
    void wordsMadeOfManyUnitsAreReadAsNone() {
        var many = "eur".repeat(30) + "x" + "eur".repeat(30);
        assertThat(Units.ofHeader("revenue (" + many + ")")).isEmpty();
        assertThat(Units.bare("revenue " + many)).isEqualTo("revenue " + many);
        assertThat(Units.ofHeader("年营业额(百万元人民币)").orElseThrow().times()).isEqualByComparingTo("1000000");
    }

    private static Columns columns(ImportColumns wanted, String... header) {
        return new Columns(List.of(header), wanted, ColumnChoices.NONE);
    }
}
