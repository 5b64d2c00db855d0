package dev.rapport.customer.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTests {

    private final Pool pool = new Pool();
    private final Model model = Model.untaught();

    @ParameterizedTest
    @CsvSource({
        "北京星海科技有限公司, 星海科技股份有限公司(北京), SAME",
        "北京市星海科技有限公司, 星海科技集团, SAME",
        "上海華為技術有限公司, 华为技术（上海）有限公司, SAME",
        "北京星海科技有限公司, Beijing Xinghai Technology Co. Ltd., NEARLY",
        "星海科技有限公司, 海星科技有限公司, NEARLY",
        "星海科技有限公司, 星海科技发展有限公司, SIMILAR",
        "恒信贸易有限公司, 衡信贸易有限公司, NEARLY",
        "Müller Elektro GmbH, MULLER ELEKTRO, SAME",
        "Acme Holdings Inc., Acme GmbH & Co. KG, SAME",
        "北京星海科技有限公司, 北京宏达贸易有限公司, DIFFERENT",
        "Acme Software Ltd., Bolder Foods Ltd., DIFFERENT"
    })
    void firmsAreComparedWithoutTownAndLegalForm(String one, String other, Level level) {
        assertThat(FirmName.of(one).compared(FirmName.of(other))).isEqualTo(level);
    }

    @Test
    void aFirmThatIsCalledLikeItsTownKeepsAName() {
        assertThat(FirmName.of("中国有限公司").core()).isNotEmpty();
        assertThat(FirmName.of("Co. Ltd.").core()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "李伟, 李偉, SAME, SAME",
        "单伟, Shan Wei, NEARLY, NEARLY",
        "李伟, 李玮, NEARLY, SAME",
        "李明浩, 李明博, DIFFERENT, SAME",
        "欧阳娜娜, 歐陽娜娜, SAME, SAME",
        "李伟先生, 李伟, SAME, SAME",
        "Jürgen Müller, Muller Jurgen, SAME, SAME",
        "Anne-Marie Smith, Annemarie Smith, SAME, SAME",
        "'Smith, John', John Smith, SAME, SAME",
        "Katharina Meyer, Kathrina Meyer, NEARLY, SAME"
    })
    void peopleAreComparedByGivenAndFamilyName(String one, String other, Level given, Level family) {
        var agreement = Agreement.of(person(one, Map.of()), person(other, Map.of()));

        assertThat(Agreement.level(agreement, Field.GIVEN)).isEqualTo(given);
        assertThat(Agreement.level(agreement, Field.FAMILY)).isEqualTo(family);
    }

    @Test
    void namesTheOtherWayRoundAreSaidToBe() {
        assertThat(model.match(person("Karl Bauer", Map.of()), person("Bauer Karl", Map.of()))
                        .isSwapped())
                .isTrue();
    }

    @Test
    void theSameNameAndTheSamePhoneAreTheSame() {
        assertThat(model.match(
                                person("Karl Bauer", Map.of(), "PHONE +491701234567"),
                                person("Karl Bauer", Map.of(), "PHONE +491701234567"))
                        .zone())
                .isEqualTo(Zone.SAME);
    }

    @Test
    void aSharedPhoneOrMailAloneNeverMakesTwoPeopleOne() {
        var home = Map.of("city", "Bonn", "street", "Hauptstraße 12", "postcode", "53111");
        var points = new String[] {"PHONE +491701234567", "EMAIL family.bauer@example.org"};

        assertThat(model.match(person("Karl Bauer", home, points), person("Frieda Bauer", home, points))
                        .zone())
                .isNotEqualTo(Zone.SAME);
        assertThat(model.match(person("Karl Bauer", home, points), person("Mia Wolf", home, points))
                        .zone())
                .isNotEqualTo(Zone.SAME);
    }

    @Test
    void twoFirmsWithOneSwitchboardAreNotOne() {
        assertThat(model.match(firm("星海科技有限公司", "PHONE +861061234567"), firm("宏达贸易有限公司", "PHONE +861061234567"))
                        .zone())
                .isEqualTo(Zone.DIFFERENT);
    }

    @Test
    void whatIsNotKnownSpeaksNeitherForNorAgainst() {
        var match = model.match(person("Karl Bauer", Map.of("birthday", "1980-02-03")), person("Karl Bauer", Map.of()));

        assertThat(match.reasons()).extracting(Reason::field).containsExactly(Field.GIVEN, Field.FAMILY);
        assertThat(match.weight()).isEqualTo(model.prior() + 16);
    }

    @Test
    void aRareNameWeighsMoreThanACommonOne() {
        var common = new HashMap<Field, Map<String, Double>>();
        common.put(Field.FAMILY, Map.of("wang", 0.07));
        var usual = new double[Field.all().length];
        usual[Field.FAMILY.ordinal()] = 0.01;
        var taught = new Model(model.bits(), model.prior(), usual, common, 0.0001);

        assertThat(weight(taught, "Wei Zeisig")).isGreaterThan(weight(taught, "Wei Wang") + 5);
    }

    @Test
    void slipsOfOneCharacterAreFound() {
        assertThat(Strings.within(1, "19800203", "19800230")).isTrue();
        assertThat(Strings.within(1, "19800203", "19810203")).isTrue();
        assertThat(Strings.within(1, "19800203", "19810204")).isFalse();
        assertThat(Strings.jaroWinkler("martha", "marhta")).isBetween(0.961, 0.962);
        assertThat(Strings.jaroWinkler("dixon", "dicksonx")).isBetween(0.813, 0.814);
    }

    private double weight(Model model, String name) {
        return model.match(person(name, Map.of()), person(name, Map.of())).weight();
    }

    private Known person(String name, Map<String, String> facts, String... points) {
        return Known.of(UUID.randomUUID(), false, name, List.of(points), List.of(), facts, pool);
    }

    private Known firm(String name, String... points) {
        return Known.of(UUID.randomUUID(), true, name, List.of(points), List.of(), Map.of(), pool);
    }
}
