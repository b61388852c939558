"""Little words of each language: they say nothing alone, and a query is never emptied by leaving them out."""

from __future__ import annotations

from search.analysis.text import key_of

WORDS = {
    "en": """a about above after again against all also am an and any are aren as at be because been before being below
        between both but by can cannot could did do does doing done down during each else ever every few for from
        further get got had has have having he her here hers him his how i if in into is it its itself just let
        may me might more most must my no nor not of off on once only or other our ours out over own per same
        shall she should so some such than that the their theirs them themselves then there these they this those
        through to too under until up upon us very was we were what when where which while who whom whose why will
        with within without would you your yours""",
    "es": """a al algo alguna algunas alguno algunos ante antes aquel aquella aquellas aquellos aqui asi aun aunque
        bajo bien cada como con contra cual cuales cualquier cuando cuanto de del desde donde dos durante e el
        ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estan estar este esto estos fue
        fueron ha hace hacen hacer hacia han hasta hay la las le les lo los mas me mediante mi mis mucho muy nada
        ni no nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque
        pueden puede que quien quienes se sea sean segun ser si sido sin sobre son su sus tal tambien tan tanto te
        tiene tienen toda todas todo todos tras tu un una unas uno unos usted y ya yo""",
    "pt": """a ao aos aquela aquelas aquele aqueles aquilo as ate cada com como contra da das de dela delas dele deles
        depois desde do dos durante e ela elas ele eles em entre era eram essa essas esse esses esta estao estas
        estava este estes eu faz fazem fazer foi foram ha isso isto ja la lhe lhes lo mais mas me mesmo meu meus
        minha minhas muito na nao nas nem no nos nossa nossas nosso nossos num numa o os ou outra outras outro
        outros para pela pelas pelo pelos pode podem por porque qual quais qualquer quando quanto que quem se seja
        sem ser seu seus so sob sobre sua suas tal tambem te tem tendo ter toda todas todo todos tu um uma umas
        uns voce voces""",
    "fr": """a afin ai ainsi alors apres au aucun aucune aujourd aussi autre autres aux avant avec avez avoir avons c
        ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment contre d dans de depuis
        des donc dont du elle elles en encore entre es est et etaient etait ete etre eux fait faire faut font hui
        il ils j je jusqu l la le les leur leurs lors lui m ma mais me meme memes mes moi moins mon n ne ni nos
        notre nous on ont or ou par parce pas peu peut peuvent plus pour pourquoi qu quand que quel quelle quelles
        quels quelque quelques qui quoi s sa sans se selon sera ses si soit son sont sous sur t ta tandis te tel
        telle tes toi ton tous tout toute toutes tres tu un une vers vos votre vous y""",
    "de": """aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da
        dabei damit dann das dass dein dem den denn der des dessen die dies diese diesem diesen dieser dieses doch
        dort du durch ein eine einem einen einer eines er es etwas euch euer fuer fur gegen gibt hab habe haben
        hat hatte hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder
        jedes kann kein keine koennen konnen machen man mehr mein mit muss nach nicht nichts noch nun nur ob oder
        ohne sehr sein seine seinen seiner seit sich sie sind so soll sollen sondern sowie uber um und uns unser
        unter vom von vor war waren warum was weil welche welcher wenn wer werden wie wieder wir wird wo wurde
        wurden zu zum zur zwischen""",
    "it": """a ad agli ai al alcuni alla alle allo anche avere c che chi ci come con contro cosa cui d da dagli dai dal
        dalla dalle dallo degli dei del dell della delle dello di dopo dove e ed era erano essere fa fanno fare
        fra gli ha hanno i il in io l la le lei li lo loro lui ma mi mia mio molto ne negli nei nel nella nelle
        nello no noi non nostra nostro o ogni per perche piu poi puo possono qual quale quali quando quanto quella
        quelle quelli quello questa queste questi questo qui se sei senza si sia sono sopra sta su sua sue sugli
        sui sul sulla sulle suo suoi tra tutta tutte tutti tutto un una uno vi voi""",
    "nl": """aan al alle alleen als andere ben bij dan dat de der deze die dit doch doen doet door dus een eens en er
        ge geen had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je jij kan kunnen maar maken
        me meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons onze ook op over reeds te
        tegen ten tot u uit uw van veel voor waar waarom wat welke werd wezen wie wij wil worden wordt zal ze zei
        zelf zich zij zijn zo zonder zou""",
}
STOP_WORDS = {language: frozenset(map(key_of, text.split())) for language, text in WORDS.items()}


def stop_words(language: str) -> frozenset[str]:
    """Folded; none for a language that we have no list of."""
    return STOP_WORDS.get(language.partition("-")[0], frozenset())
