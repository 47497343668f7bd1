package tongban.node.portal;

import tongban.service.Competence.PlaceRole;
import tongban.service.text.Words;

/** How the place that decides who is competent is asked for. */
public final class PlaceWords {
    private PlaceWords() {}

    public static Words question(PlaceRole role) {
        return switch (role) {
            case HUKOU -> Words.of("户籍地在哪里", "Where is the registered place (hukou)?");
            case HABITUAL_RESIDENCE -> Words.of("经常居住地在哪里", "Where is the habitual residence?");
            case RESIDENCE_PERMIT -> Words.of("居住证办在哪里", "Where was the residence permit issued?");
            case INSURED_PLACE -> Words.of("参保地在哪里", "Where is the insurance?");
            case EVENT -> Words.of("事情发生在哪里", "Where did it happen?");
            case REGISTERED_OFFICE -> Words.of("注册地在哪里", "Where is the registered office?");
            case PROJECT_SITE -> Words.of("项目建在哪里", "Where is the project?");
        };
    }
}
