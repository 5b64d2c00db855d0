package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTests {

    private static final int FILES = 300;

    private static final Map<String, List<String>> WORDS = Map.of(
            "GB18030",
            List.of(
                    "王小明",
                    "深圳市华为技术有限公司",
                    "北京",
                    "上海浦东发展银行",
                    "李娜",
                    "欧阳修",
                    "广州珠江啤酒",
                    "诸葛亮",
                    "苏州园林",
                    "乌鲁木齐",
                    "呼和浩特",
                    "慕容雪",
                    "淘宝",
                    "联通",
                    "线索"),
            "Big5",
            List.of(
                    "王小明",
                    "台灣積體電路製造公司",
                    "臺北市",
                    "陳怡君",
                    "林志玲",
                    "鴻海精密工業",
                    "新竹科學園區",
                    "歐陽修",
                    "國泰世華銀行",
                    "高雄",
                    "長榮航空",
                    "聯發科技",
                    "諸葛亮",
                    "澎湖縣"),
            "Shift_JIS",
            List.of("山田太郎", "株式会社日立製作所", "東京都港区", "佐藤花子", "トヨタ自動車", "大阪府", "鈴木一郎", "ソニー銀行", "ひまわり保険", "札幌", "渡辺"),
            "windows-1252",
            List.of(
                    "Müller Bau",
                    "Zürich",
                    "Größe",
                    "Société Générale",
                    "Crédit Mutuel",
                    "Málaga",
                    "Muñoz",
                    "São Paulo",
                    "Århus",
                    "Göteborg",
                    "Françoise",
                    "Genève",
                    "Köln",
                    "Øresund",
                    "João",
                    "Jürgen Weiß"),
            "windows-1250",
            List.of(
                    "Łódź",
                    "Kraków",
                    "Poznań",
                    "Wrocław",
                    "Świętokrzyskie",
                    "Dvořák",
                    "Plzeň",
                    "Žižkov",
                    "Jiří",
                    "Győr",
                    "Székesfehérvár",
                    "Kowalczyk żółć",
                    "Częstochowa"),
            "windows-1251",
            List.of("Москва", "Иванов Иван", "Газпром", "Санкт-Петербург", "Кириллица"),
            "EUC-KR",
            List.of("서울특별시", "삼성전자", "김민수", "현대자동차", "부산", "이영희"),
            "ISO-8859-7",
            List.of("Αθήνα", "Γιώργος Παπαδόπουλος", "Θεσσαλονίκη", "Εθνική Τράπεζα"),
            "IBM850",
            List.of("Müller", "Zürich", "Größe", "Café", "Málaga"));

    /** Also for encodings that are no candidates: those must be asked for. */
    @ParameterizedTest
    @CsvSource({
        "GB18030,250",
        "Big5,250",
        "Shift_JIS,250",
        "windows-1252,10",
        "windows-1250,50",
        "windows-1251,0",
        "EUC-KR,0",
        "ISO-8859-7,0",
        "IBM850,0"
    })
    void whatIsCertainIsRight(String encoding, int fewest) throws IOException {
        var charset = Encodings.named(encoding);
        var certain = 0;
        for (var seed = 0; seed < FILES; seed++) {
            var text = file(WORDS.get(encoding), new SplittableRandom(seed));
            var found = judge(text.getBytes(charset)).certain();
            if (found.isPresent()) {
                certain++;
                assertThat(new String(text.getBytes(charset), found.get()))
                        .as("%s in %s", text, encoding)
                        .isEqualTo(text);
            }
        }
        assertThat(certain).as("certain of %s", FILES).isGreaterThanOrEqualTo(fewest);
    }

    @ParameterizedTest
    @CsvSource({"GB18030,深圳市华为技术有限公司", "Big5,台灣積體電路製造公司", "Shift_JIS,株式会社日立製作所", "windows-1252,'Müller Bau,Zürich'"})
    void anOrdinaryLineIsEnough(String encoding, String line) throws IOException {
        var bytes = ("name,city\n" + line + "\n").getBytes(Encodings.named(encoding));

        assertThat(judge(bytes).certain()).contains(Encodings.named(encoding));
    }

    @Test
    void aCharacterCutAtTheEndOfTheSampleProvesNothing() throws IOException {
        for (var shift = 0; shift < 4; shift++) {
            var text = "x".repeat(shift) + "深圳市华为技术有限公司".repeat(9_000);

            assertThat(judge(text.getBytes(Encodings.GB18030)).certain()).isEqualTo(Optional.of(Encodings.GB18030));
            assertThat(judge(text.getBytes(Charset.forName("UTF-8"))).certain()).contains(Charset.forName("UTF-8"));
        }
    }

    private static String file(List<String> words, SplittableRandom random) {
        return IntStream.range(0, 1 + random.nextInt(20))
                .mapToObj(row -> row + "," + words.get(random.nextInt(words.size())) + ",standard\n")
                .collect(Collectors.joining("", "id,name,tier\n", ""));
    }

    private static Encodings.Verdict judge(byte[] bytes) throws IOException {
        return Encodings.judge(EncodingSample.read(new ByteArrayInputStream(bytes), null));
    }
}
