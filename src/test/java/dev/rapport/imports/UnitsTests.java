package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTests {

    private static final ImportColumns CUSTOMERS = new ImportColumns(
            "customers",
            List.of(),
            List.of("account"),
            List.of("account", "phone", "phone2", "sector", "revenue", "employees"),
            List.of(),
            List.of("revenue", "employees"),
            List.of(),
            List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "年营业额(万元);10000",
                "年营业额（亿元）;100000000",
                "营业额/千元;1000",
                "年营业额万元;10000",
                "营收(单位：万元);10000",
                "营收（人民币万元）;10000",
                "年收入(百万美元);1000000",
                "Umsatz (TEUR);1000",
                "Umsatz in TEUR;1000",
                "Umsatz (Mio. EUR);1000000",
                "Umsatz in Mio. €;1000000",
                "Umsatz (Mrd. EUR);1000000000",
                "Umsatz T€;1000",
                "Revenue (in thousands);1000",
                "Revenue, $M;1000000",
                "Annual Revenue (USD k);1000",
                "Revenue ($ millions);1000000",
                "Annual Revenue ('000);1000",
                "revenue (bn);1000000000"
            })
    void aUnitInAHeaderMultipliesTheNumbersBelowIt(String header, String times) {
        assertThat(columns("account", header).uses().get(1))
                .isEqualTo(new ColumnUse(header, "revenue", new BigDecimal(times)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Umsatz (EUR)", "Umsatz", "年营业额（元）", "Revenue (2023)", "Annual revenue USD", "年营业额(必填)"})
    void aHeaderThatSaysNoScaleLeavesNumbersAsTheyAre(String header) {
        var columns = columns("account", header);
        assertThat(columns.uses().get(1)).isEqualTo(new ColumnUse(header, "revenue"));
        assertThat(columns.unclear()).isEmpty();
    }

    @Test
    void whatIsNoKnownUnitIsTold() {
        assertThat(columns("account", "Revenue (zillions)").unclear()).containsExactly("Revenue (zillions)");
        assertThat(columns("Mitarbeiter", "Branche").uses())
                .containsExactly(new ColumnUse("Mitarbeiter", "employees"), new ColumnUse("Branche", "sector"));
    }

    @Test
    void namesThatEndLikeAUnitAreNoUnits() {
        assertThat(columns("account", "Team", "Sector M").uses())
                .extracting(ColumnUse::column)
                .containsExactly("account", null, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3500万元;35000000",
                "1.2亿;120000000",
                "56人;56",
                "１２００;1200",
                "$12,500,000;12500000",
                "12.500.000 €;12500000",
                "€ 1.5 Mio.;1500000",
                "2.5k;2500",
                "1 200;1200",
                "-5;-5",
                "10w;100000"
            })
    void aCellIsReadWithWhatStandsAroundItsNumber(String cell, String number) {
        assertThat(WrittenFigure.of(cell, true).flatMap(figure -> figure.read(DecimalSign.POINT, null)))
                .contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"about 100", "50-100", "1e9", "12 34", "5 apples", "3 k m", "n/a", "2012年3月"})
    void whatIsNotPlainlyANumberIsNone(String cell) {
        assertThat(WrittenFigure.of(cell, true).flatMap(figure -> figure.read(DecimalSign.POINT, null)))
                .satisfiesAnyOf(
                        read -> assertThat(read).isEmpty(),
                        read -> assertThat(read.orElseThrow()).doesNotMatch("-?\\d+(\\.\\d+)?"));
    }

    @Test
    void whatACellSaysGoesBeforeItsHeader() {
        var wan = BigDecimal.valueOf(10_000);
        assertThat(WrittenFigure.of("3500", true).orElseThrow().read(null, wan)).contains("35000000");
        assertThat(WrittenFigure.of("3,500", true).orElseThrow().read(DecimalSign.POINT, wan))
                .contains("35000000");
        assertThat(WrittenFigure.of("0.5", true).orElseThrow().read(null, wan)).contains("5000");
        assertThat(WrittenFigure.of("1.2亿元", true).orElseThrow().read(null, wan))
                .contains("120000000");
        assertThat(WrittenFigure.of("3500元", true).orElseThrow().read(null, wan))
                .isEmpty();
        assertThat(WrittenFigure.of("$3", false)).isEmpty();
    }

    @Test
    void theSecondColumnOfOneNameIsKnownByItsNumberAndAnyByItsPlace() {
        assertThat(columns("account", "phone", "phone", "phone", "").uses())
                .containsExactly(
                        new ColumnUse("account", "account"),
                        new ColumnUse("phone", "phone"),
                        new ColumnUse("phone (2)", "phone2"),
                        new ColumnUse("phone (3)", null),
                        new ColumnUse("#5", null));
        var said = new Columns(
                List.of("account", "phone", "Phone", "x"),
                CUSTOMERS,
                ColumnChoices.of("-:phone,phone:Phone (2),sector:#4"));
        assertThat(said.uses()).extracting(ColumnUse::column).containsExactly("account", null, "phone", "sector");
    }

    private static Columns columns(String... header) {
        return new Columns(List.of(header), CUSTOMERS, ColumnChoices.NONE);
    }
}
