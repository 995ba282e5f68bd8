"""Names of countries, states and cities, which captions name as places: data, no logic.

A place whose name is better known as a title ("Casablanca", "Fargo") or as a person's ("Florence", "Austin") is left
out. In the example `*` stands for each of them.
"""

from __future__ import annotations

from typing import Final

from extractor.cues.model import PlainWords

PLACES: Final = PlainWords(
    # countries and their parts
    "afghanistan; albania; algeria; angola; argentina; armenia; austria; azerbaijan; bahrain; bangladesh; belarus; "
    "belgium; belgique; bhutan; bolivia; bosnia; botswana; brasil; britain; bulgaria; burkina faso; cambodia; "
    "cameroon; canada; catalonia; chile; china; colombia; costa rica; croatia; cuba; cyprus; czech republic; "
    "czechoslovakia; denmark; deutschland; ecuador; egypt; england; españa; estonia; ethiopia; finland; france; "
    "germany; ghana; great britain; greece; greenland; guatemala; haiti; hong kong; hungary; iceland; india; "
    "indonesia; iran; iraq; ireland; israel; italia; italy; ivory coast; jamaica; japan; jordan; kazakhstan; "
    "kenya; korea; kosovo; kuwait; latvia; lebanon; libya; lithuania; luxembourg; macedonia; malaysia; mali; "
    "malta; mauritania; mexico; méxico; mongolia; montenegro; morocco; mozambique; myanmar; namibia; nepal; "
    "netherlands; new zealand; nicaragua; niger; nigeria; north korea; northern ireland; norway; pakistan; "
    "palestine; panama; paraguay; peru; philippines; poland; portugal; puerto rico; qatar; romania; russia; "
    "rwanda; saudi arabia; scotland; senegal; serbia; singapore; slovakia; slovenia; somalia; south africa; "
    "south korea; soviet union; spain; sri lanka; sudan; sweden; switzerland; syria; taiwan; tanzania; thailand; "
    "tibet; tunisia; turkey; u.k.; u.s.; u.s.a.; uganda; uk; ukraine; united kingdom; united states; uruguay; usa; "
    "ussr; uzbekistan; venezuela; vietnam; wales; west germany; yugoslavia; zambia; zimbabwe; "
    # states, counties and regions
    "alabama; alberta; andalusia; arkansas; bavaria; brandenburg; british columbia; brittany; california; "
    "colorado; connecticut; cornwall; delaware; florida; hawaii; illinois; iowa; kentucky; lapland; long island; "
    "louisiana; maine; massachusetts; michigan; minnesota; missouri; new hampshire; new jersey; new mexico; "
    "new york; newfoundland; normandy; north carolina; nova scotia; ohio; ontario; oregon; patagonia; "
    "pennsylvania; provence; quebec; québec; queensland; rajasthan; rhode island; sardinia; saskatchewan; "
    "scandinavia; siberia; sicily; south carolina; south dakota; tennessee; texas; tuscany; tyrol; utah; vermont; "
    "west virginia; wisconsin; wyoming; yorkshire; "
    # cities and places of shooting
    "accra; addis ababa; alcatraz; aleppo; algiers; almería; amman; amsterdam; ankara; antwerp; athens; auckland; "
    "babelsberg; baghdad; bangkok; barcelona; beijing; beirut; belfast; belgrade; bengaluru; berlin; "
    "beverly hills; birmingham; bogotá; bologna; bombay; bonn; boston; bratislava; brighton; bristol; brussels; "
    "bucharest; budapest; buenos aires; burbank; cairo; calcutta; cannes; cape town; caracas; cardiff; chennai; "
    "churubusco; cologne; copenhagen; cracow; culver city; dakar; damascus; death valley; delhi; detroit; dhaka; "
    "dublin; durban; edinburgh; elstree; frankfurt; geneva; genoa; ghent; glasgow; gothenburg; guadalajara; "
    "hamburg; hanoi; harlem; havana; helsinki; hiroshima; ho chi minh city; houston; hyderabad; istanbul; jakarta; "
    "jerusalem; johannesburg; kabul; kampala; karachi; karlovy vary; kathmandu; kiev; kolkata; krakow; kraków; "
    "kuala lumpur; kutch; kyiv; kyoto; la paz; lagos; lahore; las vegas; leeds; leipzig; lima; lisboa; lisbon; "
    "liverpool; locarno; london; los angeles; lyon; madras; madrid; malibu; manchester; manila; marrakech; "
    "marseille; medellín; melbourne; mexico city; miami; milan; milano; minneapolis; mojave desert; montreal; "
    "montréal; monument valley; moscow; mumbai; münchen; nairobi; naples; napoli; new delhi; new orleans; "
    "new york city; nice; osaka; oslo; ottawa; ouagadougou; oxford; palermo; palm springs; pasadena; perth; "
    "pinewood; pittsburgh; porto; prague; praha; pune; quito; ramallah; reykjavik; rio de janeiro; riyadh; "
    "rotterdam; saigon; salzburg; san diego; san francisco; san sebastián; santa monica; santa fe; santiago; "
    "sarajevo; seattle; seoul; seville; shanghai; sofia; soweto; st. petersburg; stockholm; strasbourg; stuttgart; "
    "sundance; taipei; tallinn; tehran; tel aviv; tijuana; tokyo; toronto; tripoli; tunis; turin; ulaanbaatar; "
    "vancouver; venezia; vilnius; warsaw; warszawa; wellington; wien; wuhan; yerevan; zagreb; zürich; zurich",
    "{P Ann Lee} in * for {F The Storm} ({Y 1950}).",
)
