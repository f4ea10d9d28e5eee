<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>OneMap</name>
    <message>
        <source> Changed by others meanwhile: {fields}; look before you save.</source>
        <translation> 其间他人已改:{fields};保存前请核对。</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> {n} are archived and stay as they are.</source>
        <translation>{n} 起已归档,保持不变。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>... and {n} more such places.</source>
        <translation>……另有 {n} 处同样情况。</translation>
    </message>
    <message>
        <source>/  Search by code, name, pinyin, K12+300, coordinates, or a command</source>
        <translation>/  搜索编号、名称、拼音、K12+300、坐标,或命令</translation>
    </message>
    <message>
        <source>06:00, or 4h</source>
        <translation>06:00,或 4h</translation>
    </message>
    <message>
        <source>1  File</source>
        <translation>1  文件</translation>
    </message>
    <message>
        <source>1 h/s</source>
        <translation>每秒 1 小时</translation>
    </message>
    <message>
        <source>1 min/s</source>
        <translation>每秒 1 分钟</translation>
    </message>
    <message>
        <source>10 hours</source>
        <translation>10 小时</translation>
    </message>
    <message>
        <source>110 call</source>
        <translation>110 报警</translation>
    </message>
    <message>
        <source>12 h</source>
        <translation>12 小时</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 小时</translation>
    </message>
    <message>
        <source>15 min/s</source>
        <translation>每秒 15 分钟</translation>
    </message>
    <message>
        <source>2  Columns</source>
        <translation>2  列对应</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24小时</translation>
    </message>
    <message>
        <source>24 months</source>
        <translation>24 个月</translation>
    </message>
    <message>
        <source>3  Places</source>
        <translation>3  位置核对</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>4  Check and import</source>
        <translation>4  检查并导入</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 小时</translation>
    </message>
    <message>
        <source>48 h</source>
        <translation>48小时</translation>
    </message>
    <message>
        <source>5 m strip</source>
        <translation>5 m 保护带</translation>
    </message>
    <message>
        <source>5 min/s</source>
        <translation>每秒 5 分钟</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 小时</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>72 h</source>
        <translation>72小时</translation>
    </message>
    <message>
        <source>8 characters or more, of two kinds; without login and name</source>
        <translation>至少 8 位,两类以上字符,不含登录名和姓名</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 小时</translation>
    </message>
    <message>
        <source>; they are issued in the panel of patrols.</source>
        <translation>;请在联巡面板中下达。</translation>
    </message>
    <message>
        <source>A backup does not lie beside what it copies. Nothing was written; choose another folder.</source>
        <translation>备份不能与原数据放在同一文件夹。未写入;请另选文件夹。</translation>
    </message>
    <message>
        <source>A barrier failed for which no loophole is listed. Nothing was decided; list it, or say why there is none.</source>
        <translation>有防线失守却没有对应的漏洞,未作结论;请列出漏洞,或说明为何没有。</translation>
    </message>
    <message>
        <source>A batch of {count} positions does not have the length it says. It was left out.</source>
        <translation>一批 {count} 条位置的长度与所述不符,已略过。</translation>
    </message>
    <message>
        <source>A beat is {most} km long at most. Nothing was changed; make several of it.</source>
        <translation>一条巡线最长 {most} 公里。未作更改;请分成几条。</translation>
    </message>
    <message>
        <source>A call cannot be merged into itself. Nothing was changed.</source>
        <translation>警情不能并入自身,未作更改。</translation>
    </message>
    <message>
        <source>A call cannot come from the future. Nothing was saved; check the time.</source>
        <translation>警情时间不能晚于现在,未保存;请核对时间。</translation>
    </message>
    <message>
        <source>A call is closed with a report and a result. Nothing was changed; write what was done, choose the result.</source>
        <translation>结警须有处置反馈和结果,未作更改;请填写反馈并选择结果。</translation>
    </message>
    <message>
        <source>A call needs a few words on what it is about. Nothing was saved.</source>
        <translation>请简要写明警情内容,未保存。</translation>
    </message>
    <message>
        <source>A call was made of it</source>
        <translation>已转警情</translation>
    </message>
    <message>
        <source>A case is not linked with itself. Nothing was changed.</source>
        <translation>案件不能与自身串并。未作更改。</translation>
    </message>
    <message>
        <source>A case is returned for supplementary investigation twice at most. Nothing was changed.</source>
        <translation>退回补充侦查以二次为限。未作更改。</translation>
    </message>
    <message>
        <source>A case needs an officer who leads it. Nothing is changed until the name is written.</source>
        <translation>案件须有主办民警。填写姓名之前不作更改。</translation>
    </message>
    <message>
        <source>A case needs its times. Nothing was saved.</source>
        <translation>案件须有时间。未保存。</translation>
    </message>
    <message>
        <source>A case: somebody has done something</source>
        <translation>案件:已经作案</translation>
    </message>
    <message>
        <source>A check cannot lie in the future. Nothing was changed; check the time.</source>
        <translation>核实时间不能在将来,没有改动;请检查时间。</translation>
    </message>
    <message>
        <source>A child under fourteen is not kept here. Nothing was saved; use the police case system.</source>
        <translation>不满十四周岁的未成年人不在此登记,没有保存;请在公安执法办案系统中办理。</translation>
    </message>
    <message>
        <source>A circle has a radius of 1 m to 100 km. Nothing was saved; pull it to another size.</source>
        <translation>圆的半径须在 1 米到 100 千米之间。未保存;请调整大小。</translation>
    </message>
    <message>
        <source>A closed call is reopened with a leader's approval only. Nothing was changed.</source>
        <translation>重新打开已结警情须经领导批准,未作更改。</translation>
    </message>
    <message>
        <source>A closed road has no travel time to multiply. Nothing was saved.</source>
        <translation>封闭道路没有行车时间可乘,未保存。</translation>
    </message>
    <message>
        <source>A code belongs to one asset. Nothing was changed; change codes one by one.</source>
        <translation>编号只属于一个资产。未作任何更改;请逐个修改编号。</translation>
    </message>
    <message>
        <source>A colleague has it</source>
        <translation>同事已在处理</translation>
    </message>
    <message>
        <source>A copy of {name} is written to {file}.</source>
        <translation>将 {name} 的副本写到 {file}。</translation>
    </message>
    <message>
        <source>A copy of {name} was handed out; its hash is the recorded one.</source>
        <translation>已提供 {name} 的副本,校验值与登记一致。</translation>
    </message>
    <message>
        <source>A critical alert can be shelved by a leader only. Nothing was changed; call the duty leader.</source>
        <translation>紧急报警只能由领导搁置。未作任何改动;请报告带班领导。</translation>
    </message>
    <message>
        <source>A custody step cannot come before the one before it. Nothing was saved; check the time.</source>
        <translation>保管环节不能早于上一环节。未保存;请核对时间。</translation>
    </message>
    <message>
        <source>A day back</source>
        <translation>后退一天</translation>
    </message>
    <message>
        <source>A day on</source>
        <translation>前进一天</translation>
    </message>
    <message>
        <source>A deed cannot be discovered before it began. Nothing was saved; check the times.</source>
        <translation>发现时间不能早于发案起。未保存;请核对时间。</translation>
    </message>
    <message>
        <source>A distance of {reach} m cannot be searched: more than 0, at most {most} m. Nothing was looked up.</source>
        <translation>不能按 {reach} m 查询:应大于 0,最大 {most} m;未查询。</translation>
    </message>
    <message>
        <source>A draw is of 1 to {most} posts. Nothing was drawn.</source>
        <translation>一次可抽 1 到 {most} 个岗位。未抽取。</translation>
    </message>
    <message>
        <source>A drawing belongs to an alert, a call, a case or an asset, or to none. Nothing was saved.</source>
        <translation>标绘只能关联报警、警情、案件或设施,也可不关联。未保存。</translation>
    </message>
    <message>
        <source>A drawing ends after it begins. Nothing was saved; give it a later end, or none.</source>
        <translation>标绘的失效时间须晚于生效时间。未保存;请改晚或留空。</translation>
    </message>
    <message>
        <source>A drawing has {most} corners at most, this one has {n}. Nothing was saved.</source>
        <translation>一个标绘最多 {most} 个顶点,这个有 {n} 个。未保存。</translation>
    </message>
    <message>
        <source>A drawing keeps its kind. Nothing was changed; draw a new one.</source>
        <translation>标绘的种类不能改变。未作更改;请另画一个。</translation>
    </message>
    <message>
        <source>A drawing needs a name. Nothing was saved.</source>
        <translation>标绘需要名称。未保存。</translation>
    </message>
    <message>
        <source>A duty level ends at a time ahead, within three months. Nothing was changed.</source>
        <translation>勤务等级须定在今后三个月内结束。未做更改。</translation>
    </message>
    <message>
        <source>A duty level needs who ordered it, and why. Nothing was changed.</source>
        <translation>勤务等级须写明谁下令、为何。未做更改。</translation>
    </message>
    <message>
        <source>A false alarm is closed with the code of its cause. Nothing was changed; choose one.</source>
        <translation>误报须选原因代码后结束。未作更改；请选择。</translation>
    </message>
    <message>
        <source>A file cannot begin as “{status}”. Nothing was saved.</source>
        <translation>建档不能从“{status}”开始。未保存。</translation>
    </message>
    <message>
        <source>A filter needs a name of at most {most} signs. Nothing was saved.</source>
        <translation>条件名称不能为空,最多 {most} 个字。未保存。</translation>
    </message>
    <message>
        <source>A frame has a broken escape (7D is not followed by 01 or 02). It was left out.</source>
        <translation>有一帧转义错误(7D 之后不是 01 或 02),已略过。</translation>
    </message>
    <message>
        <source>A frame has a number with a digit above 9 ({digits}). It was left out.</source>
        <translation>有一帧号码含大于 9 的数字({digits}),已略过。</translation>
    </message>
    <message>
        <source>A frame has only {count} bytes. It was left out.</source>
        <translation>有一帧只有 {count} 字节,已略过。</translation>
    </message>
    <message>
        <source>A frame is encrypted, and its key is not known here. It was left out.</source>
        <translation>有一帧已加密,本机没有密钥,已略过。</translation>
    </message>
    <message>
        <source>A frame says it is part {part} of {parts}. It was left out.</source>
        <translation>有一帧自称第 {part}/{parts} 包,已略过。</translation>
    </message>
    <message>
        <source>A frame's checksum does not fit. It was left out.</source>
        <translation>有一帧校验码不符,已略过。</translation>
    </message>
    <message>
        <source>A frame's length does not fit its header. It was left out.</source>
        <translation>有一帧长度与消息头不符,已略过。</translation>
    </message>
    <message>
        <source>A hand-over names who takes it and why. Nothing was changed.</source>
        <translation>移交须写明接收人和事由。未作改动。</translation>
    </message>
    <message>
        <source>A hazard is named with {title} signs at most and described with {text}. Nothing was saved; say it shorter.</source>
        <translation>隐患名称最多 {title} 字,说明最多 {text} 字。未保存,请写短些。</translation>
    </message>
    <message>
        <source>A hazard: a gap that is to be closed</source>
        <translation>隐患:需要整改</translation>
    </message>
    <message>
        <source>A later step stands on this one. Nothing was taken back; begin with the last.</source>
        <translation>其后还有程序。未撤回;请从最后一步撤起。</translation>
    </message>
    <message>
        <source>A lesson is drawn from a case whose review is decided. Nothing was made; decide it first.</source>
        <translation>只有作出复盘结论的案件才能生成教案,没有生成;请先作结论。</translation>
    </message>
    <message>
        <source>A line broke off in the middle of a message. That one was left out.</source>
        <translation>一条连接在消息中间断开,该消息已略过。</translation>
    </message>
    <message>
        <source>A line brought bytes that are no frames. They were left out.</source>
        <translation>一条连接发来的不是报文,已略过。</translation>
    </message>
    <message>
        <source>A line brought no whole message for {seconds} s and was cut.</source>
        <translation>一条连接 {seconds} 秒内没有完整报文,已断开。</translation>
    </message>
    <message>
        <source>A line ended in the middle of a message. That one was left out.</source>
        <translation>一条连接在报文中间断开,该报文已略过。</translation>
    </message>
    <message>
        <source>A line is {least} to {most} wide. Nothing was saved.</source>
        <translation>线宽须在 {least} 到 {most} 之间。未保存。</translation>
    </message>
    <message>
        <source>A line of the log has {most} signs at most. Nothing was written.</source>
        <translation>日志每条最多 {most} 字。未写入。</translation>
    </message>
    <message>
        <source>A loophole is led as a hazard</source>
        <translation>漏洞列为隐患</translation>
    </message>
    <message>
        <source>A loophole was closed with its hazard</source>
        <translation>漏洞随隐患销号,现场已补上</translation>
    </message>
    <message>
        <source>A message could not be read: {reason}.</source>
        <translation>一条消息无法读取:{reason}。</translation>
    </message>
    <message>
        <source>A message in {parts} parts is longer than is taken ({limit} parts). It was left out.</source>
        <translation>有一条消息分为 {parts} 包,超过上限 {limit} 包,已略过。</translation>
    </message>
    <message>
        <source>A message of {size} KB is too long; {limit} KB are taken at most.</source>
        <translation>消息长 {size} KB,太长;最多收 {limit} KB。</translation>
    </message>
    <message>
        <source>A minute back</source>
        <translation>后退一分钟</translation>
    </message>
    <message>
        <source>A minute on</source>
        <translation>前进一分钟</translation>
    </message>
    <message>
        <source>A mistake …</source>
        <translation>登记有误…</translation>
    </message>
    <message>
        <source>A name has {name} signs at most, a note {note}. Nothing was saved.</source>
        <translation>名称最多 {name} 字,备注最多 {note} 字。未保存。</translation>
    </message>
    <message>
        <source>A new note</source>
        <translation>新备注</translation>
    </message>
    <message>
        <source>A note on {name}</source>
        <translation>{name} 的备注</translation>
    </message>
    <message>
        <source>A notice says which unit must act. Nothing was issued; name it.</source>
        <translation>通知书要写明责任单位。未下发,请补上。</translation>
    </message>
    <message>
        <source>A packed tile is broken ({why}).</source>
        <translation>压缩的瓦片已损坏({why})。</translation>
    </message>
    <message>
        <source>A password does not hold the login or the name. Nothing was changed.</source>
        <translation>密码中不能含有登录名或姓名。未作任何更改。</translation>
    </message>
    <message>
        <source>A password has {count} characters at most. Nothing was changed.</source>
        <translation>密码最多 {count} 个字符。未作任何更改。</translation>
    </message>
    <message>
        <source>A password mixes letters with digits, signs or Chinese, and does not repeat a few. Nothing was changed.</source>
        <translation>密码须由字母与数字、符号或汉字混合组成,且不能只重复几个字符。未作任何更改。</translation>
    </message>
    <message>
        <source>A password needs {count} characters at least. Nothing was changed.</source>
        <translation>密码至少需要 {count} 个字符。未作任何更改。</translation>
    </message>
    <message>
        <source>A patrol ends after it begins. Nothing was saved; give it a later end.</source>
        <translation>联巡的结束时间须晚于开始时间。未保存;请改晚结束时间。</translation>
    </message>
    <message>
        <source>A patrol has {most} check points at most. Nothing was saved.</source>
        <translation>一次联巡最多 {most} 个检查点。未保存。</translation>
    </message>
    <message>
        <source>A patrol lasts a day at most. Nothing was saved; make several of it.</source>
        <translation>一次联巡最长一天。未保存;请分成几次。</translation>
    </message>
    <message>
        <source>A patrol needs a name. Nothing was saved.</source>
        <translation>联巡须有名称。未保存。</translation>
    </message>
    <message>
        <source>A patrol's name has {most} signs at most. Nothing was saved.</source>
        <translation>联巡名称最多 {most} 个字。未保存。</translation>
    </message>
    <message>
        <source>A person was proposed</source>
        <translation>提出涉案人员登记</translation>
    </message>
    <message>
        <source>A person's entry was approved</source>
        <translation>涉案人员登记获批准</translation>
    </message>
    <message>
        <source>A person's entry was ended</source>
        <translation>结束涉案人员登记</translation>
    </message>
    <message>
        <source>A person's entry was proposed again</source>
        <translation>重新提出涉案人员登记</translation>
    </message>
    <message>
        <source>A person's entry was put right</source>
        <translation>更正涉案人员登记</translation>
    </message>
    <message>
        <source>A person's entry was reviewed and goes on</source>
        <translation>涉案人员登记经复核继续</translation>
    </message>
    <message>
        <source>A person's name and numbers were looked at</source>
        <translation>查看涉案人员姓名和号码</translation>
    </message>
    <message>
        <source>A picture from a camera was kept</source>
        <translation>保存了摄像头截图</translation>
    </message>
    <message>
        <source>A picture was taken off it</source>
        <translation>撤下了一张截图</translation>
    </message>
    <message>
        <source>A place needs longitude and latitude. Nothing was saved.</source>
        <translation>地点须同时有经度和纬度,未保存。</translation>
    </message>
    <message>
        <source>A playlist names other servers and is not followed; enter the address of the stream itself.</source>
        <translation>播放列表会指向别的服务器,程序不跟随;请录入视频流本身的地址。</translation>
    </message>
    <message>
        <source>A polygon of the bulletin has {count} points.</source>
        <translation>预警信息的一个多边形有 {count} 个点,不成立。</translation>
    </message>
    <message>
        <source>A position at {lon}, {lat} is no place on earth. It was left out.</source>
        <translation>位置 {lon}, {lat} 不在地球上,已略过。</translation>
    </message>
    <message>
        <source>A position has no time there can be ({digits}). It was left out.</source>
        <translation>有一条位置的时间不成立({digits}),已略过。</translation>
    </message>
    <message>
        <source>A position has only {count} bytes. It was left out.</source>
        <translation>有一条位置只有 {count} 字节,已略过。</translation>
    </message>
    <message>
        <source>A post came with a wrong token. It was not read.</source>
        <translation>有一次推送口令错误,未读取。</translation>
    </message>
    <message>
        <source>A proposal is for 1 to 12 hours. Nothing was drawn; choose another time.</source>
        <translation>一次建议为 1 至 12 小时。未抽取任何内容;请改时段。</translation>
    </message>
    <message>
        <source>A proposal is for 1 to {most} crews. Nothing was drawn; choose others.</source>
        <translation>一次建议可安排 1 至 {most} 个巡组。未抽取任何内容;请重新选择巡组。</translation>
    </message>
    <message>
        <source>A reason has {most} signs at most. Nothing was saved; say it shorter.</source>
        <translation>理由最多 {most} 字。未保存;请写短些。</translation>
    </message>
    <message>
        <source>A registration has only {count} bytes. It was left out.</source>
        <translation>有一条注册只有 {count} 字节,已略过。</translation>
    </message>
    <message>
        <source>A remark has {most} signs at most. Nothing was handed out; say it shorter.</source>
        <translation>说明最多 {most} 个字。没有登记领用,请写短些。</translation>
    </message>
    <message>
        <source>A remark has {remark} signs at most, an owner {owner}. Nothing was saved; say it shorter.</source>
        <translation>备注最多 {remark} 字,责任人最多 {owner} 字。未保存,请写短些。</translation>
    </message>
    <message>
        <source>A remark; may stay empty</source>
        <translation>备注,可不写</translation>
    </message>
    <message>
        <source>A reminder is for a time ahead, within a year. Nothing was changed; type another time.</source>
        <translation>提醒时间须在今后一年之内。未做更改,请重新输入时间。</translation>
    </message>
    <message>
        <source>A result needs the time at which the task was done. Nothing was saved.</source>
        <translation>填写结果须同时填写完成时间。未保存。</translation>
    </message>
    <message>
        <source>A road state needs an end within 30 days. Nothing was saved.</source>
        <translation>路况须在 30 天内失效,未保存。</translation>
    </message>
    <message>
        <source>A rotation is letters of turns and dots, such as D D N N . . Nothing was changed.</source>
        <translation>轮换由班次字母和点组成,例如 D D N N . .。未作任何更改。</translation>
    </message>
    <message>
        <source>A rule keeps quiet for a day at most. Nothing was changed.</source>
        <translation>静默时间最长一天。未作任何更改。</translation>
    </message>
    <message>
        <source>A rule needs a code of its own, and {code} is none. Nothing was changed.</source>
        <translation>规则须有自己的编号,{code} 不可用。未作任何更改。</translation>
    </message>
    <message>
        <source>A rule needs a name. Nothing was changed.</source>
        <translation>规则须有名称。未作任何更改。</translation>
    </message>
    <message>
        <source>A sealed record is opened with its number and a reason; both are kept. Nothing was opened.</source>
        <translation>查阅封存记录须填案号和理由,两者都会留痕。没有打开。</translation>
    </message>
    <message>
        <source>A security and a system administrator are named together. Nothing was changed.</source>
        <translation>安全管理员与系统管理员须同时指定。未作任何更改。</translation>
    </message>
    <message>
        <source>A series needs a name of at most {most} signs. Nothing was changed.</source>
        <translation>系列名称不能为空,最多 {most} 个字。未作更改。</translation>
    </message>
    <message>
        <source>A sheet holds at most {most} rows. Nothing was written; choose another kind.</source>
        <translation>一张工作表最多 {most} 行。未写文件;请换一种格式。</translation>
    </message>
    <message>
        <source>A solved case is archived when its review is decided. Nothing was changed; review it first.</source>
        <translation>已破案件须作出复盘结论后方可归档。未作更改;请先复盘。</translation>
    </message>
    <message>
        <source>A source by its address</source>
        <translation>按地址添加来源</translation>
    </message>
    <message>
        <source>A stay has from 0 to {most} minutes, not {told}. Nothing was saved.</source>
        <translation>停留时间应为 0 至 {most} 分钟,不能是 {told}。未保存。</translation>
    </message>
    <message>
        <source>A step cannot be taken in the future. Nothing was changed; check the time.</source>
        <translation>程序时间不能晚于现在。未作更改;请核对时间。</translation>
    </message>
    <message>
        <source>A step cannot come before the one before it. Nothing was changed; check the time.</source>
        <translation>程序时间不能早于上一步。未作更改;请核对时间。</translation>
    </message>
    <message>
        <source>A team, a room, or a duty</source>
        <translation>单位、警务室或职务</translation>
    </message>
    <message>
        <source>A template has a name of {most} signs at most. Nothing was saved.</source>
        <translation>模板须有名称,最多 {most} 个字。未保存。</translation>
    </message>
    <message>
        <source>A thing cannot be in custody before it was seized. Nothing was saved; check the time.</source>
        <translation>保管时间不能早于扣押时间。未保存;请核对时间。</translation>
    </message>
    <message>
        <source>A tracker is given from a time of the last day or the next three months, and until a later one. Nothing was changed; type other times.</source>
        <translation>终端的起始时间须在最近一天内或今后三个月内,截止时间须晚于起始。未作改动；请另写时间。</translation>
    </message>
    <message>
        <source>A tracker needs its serial. Nothing was registered.</source>
        <translation>终端必须有编号。未登记。</translation>
    </message>
    <message>
        <source>A tracker that reports without being registered is listed here, not believed.</source>
        <translation>未登记而上报的终端列在这里,不予采信。</translation>
    </message>
    <message>
        <source>A true alarm is not dismissed. Nothing was changed; leave the dismissal out.</source>
        <translation>属实的报警没有排除原因。未作更改；请去掉排除原因。</translation>
    </message>
    <message>
        <source>A unit is sent only where a police officer answers for the call. Nothing was sent; name the owner.</source>
        <translation>警情须有民警负责才能派警,未派出;请先填写主责民警。</translation>
    </message>
    <message>
        <source>A unit's code with / + or # is no topic.</source>
        <translation>单位编号含有 / + 或 #,不能作为消息主题。</translation>
    </message>
    <message>
        <source>A user needs a login and a name. Nobody was added.</source>
        <translation>用户需要登录名和姓名。未添加任何用户。</translation>
    </message>
    <message>
        <source>A view needs a name of at most {most} signs. Nothing was saved.</source>
        <translation>视图名称须为 1 到 {most} 字。未保存。</translation>
    </message>
    <message>
        <source>Able to lead</source>
        <translation>可带班</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>About: {name}</source>
        <translation>关联:{name}</translation>
    </message>
    <message>
        <source>Above: all alerts of the span, true or not. Below: minutes of patrol in that hour.</source>
        <translation>上:时段内全部报警条数(不论真假);下:该小时日均巡逻分钟。</translation>
    </message>
    <message>
        <source>Above: incidents of the span. Below: minutes of all heads on posts in that hour, on an average day.</source>
        <translation>上:时段内警情起数;下:该小时日均在岗分钟(人员累计)。</translation>
    </message>
    <message>
        <source>Above: incidents of the span. Below: minutes of patrol in that hour, on an average day.</source>
        <translation>上:时段内警情起数;下:该小时日均巡逻分钟(车组累计)。</translation>
    </message>
    <message>
        <source>Above: minutes of patrol now. Below: minutes proposed, by reported incidents.</source>
        <translation>上:现有巡逻分钟;下:按接报警情建议的分钟。</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺岗</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Accept or refuse the proposal first. Nothing was changed.</source>
        <translation>请先采纳或放弃排班建议。未作任何更改。</translation>
    </message>
    <message>
        <source>Accept the beats …</source>
        <translation>采纳 …</translation>
    </message>
    <message>
        <source>Accept the beats. What are they for? It stands on the orders; Enter alone leaves it empty</source>
        <translation>采纳巡线建议。任务目标(写入任务单,可直接回车留空)</translation>
    </message>
    <message>
        <source>Accept the proposal …</source>
        <translation>采纳建议 …</translation>
    </message>
    <message>
        <source>Accept the proposal. Why? It stands in the log and on the handover sheets for 30 days</source>
        <translation>采纳建议。理由?记入值班日志,并在交接单上列 30 天</translation>
    </message>
    <message>
        <source>Acceptable</source>
        <translation>可接受</translation>
    </message>
    <message>
        <source>Acceptance review</source>
        <translation>受案审查</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受案</translation>
    </message>
    <message>
        <source>Accepted at</source>
        <translation>受案时间</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>进出通道</translation>
    </message>
    <message>
        <source>Accuracy in m</source>
        <translation>精度(米)</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Acknowledge deviations …</source>
        <translation>确认异常…</translation>
    </message>
    <message>
        <source>Acknowledge this alert before you close it. Nothing was changed.</source>
        <translation>请先确认这条报警再结束。未作任何改动。</translation>
    </message>
    <message>
        <source>Acknowledge which?</source>
        <translation>确认哪些?</translation>
    </message>
    <message>
        <source>Acknowledge {n} deviations: what was done?</source>
        <translation>确认 {n} 处异常:如何处置?</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Acknowledged at this desk; it is saved as soon as the database takes the alert.</source>
        <translation>已在本机确认;数据库恢复后自动保存。</translation>
    </message>
    <message>
        <source>Acknowledged: {names}</source>
        <translation>已确认:{names}</translation>
    </message>
    <message>
        <source>Acknowledged; it was over already</source>
        <translation>已确认；此前已恢复</translation>
    </message>
    <message>
        <source>Acknowledgement taken back</source>
        <translation>撤回确认</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a check point</source>
        <translation>加检查点</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>加联系人</translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation>新增用户</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add files …</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add the cross</source>
        <translation>在十字线处加点</translation>
    </message>
    <message>
        <source>Add to a call</source>
        <translation>并入警情</translation>
    </message>
    <message>
        <source>Add to call {number}</source>
        <translation>并入警情 {number}</translation>
    </message>
    <message>
        <source>Add to which call?</source>
        <translation>并入哪起警情?</translation>
    </message>
    <message>
        <source>Add whom to ring</source>
        <translation>添加联系人</translation>
    </message>
    <message>
        <source>Add: code, name, K12+300 of a line, or a click on the map</source>
        <translation>添加:编号、名称、管线 K12+300,或在地图上点</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Added to call {number}: {title}</source>
        <translation>已并入警情 {number}:{title}</translation>
    </message>
    <message>
        <source>Added, and switched off. Give it its name, zones and hours, then save.</source>
        <translation>已新增,未启用。填好名称、区域和时段,然后保存。</translation>
    </message>
    <message>
        <source>Added. Enter in the list shows it.</source>
        <translation>已添加。在列表中按回车即可显示。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Addressed to</source>
        <translation>致</translation>
    </message>
    <message>
        <source>Administrative case</source>
        <translation>行政案件</translation>
    </message>
    <message>
        <source>Administrative case accepted</source>
        <translation>受理治安案件</translation>
    </message>
    <message>
        <source>Administrative review</source>
        <translation>行政复议</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>After that only the last visit of each square stays</source>
        <translation>到期后只保留各网格最近一次到访</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Agreed upon</source>
        <translation>已商定</translation>
    </message>
    <message>
        <source>Alarm not heard</source>
        <translation>听不到报警</translation>
    </message>
    <message>
        <source>Alarm test</source>
        <translation>报警测试</translation>
    </message>
    <message>
        <source>Alarm test NOT heard at the desk</source>
        <translation>报警测试:本机听不到</translation>
    </message>
    <message>
        <source>Alarm test heard at the desk</source>
        <translation>报警测试:本机能听到</translation>
    </message>
    <message>
        <source>Alarm volume</source>
        <translation>报警音量</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Alert closed</source>
        <translation>报警已结束</translation>
    </message>
    <message>
        <source>Alert quality</source>
        <translation>报警质量</translation>
    </message>
    <message>
        <source>Alert quality …</source>
        <translation>报警质量…</translation>
    </message>
    <message>
        <source>Alert raised</source>
        <translation>报警产生</translation>
    </message>
    <message>
        <source>Alert: {title}</source>
        <translation>报警:{title}</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Alerts a day</source>
        <translation>每日报警</translation>
    </message>
    <message>
        <source>Alerts an hour</source>
        <translation>每小时报警</translation>
    </message>
    <message>
        <source>Alerts in 10 minutes</source>
        <translation>每 10 分钟报警</translation>
    </message>
    <message>
        <source>Alerts in 30 days</source>
        <translation>30 天内报警数(条)</translation>
    </message>
    <message>
        <source>Alerts over patrol</source>
        <translation>报警 / 巡逻</translation>
    </message>
    <message>
        <source>Alerts re-pointed: {count}</source>
        <translation>改挂报警:{count}</translation>
    </message>
    <message>
        <source>Alerts, calls and cases</source>
        <translation>报警、警情、案件</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Alike in their words</source>
        <translation>文字相近</translation>
    </message>
    <message>
        <source>All</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>All acknowledged</source>
        <translation>均已确认</translation>
    </message>
    <message>
        <source>All acts</source>
        <translation>全部操作</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>All in order</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>全部图层</translation>
    </message>
    <message>
        <source>All off</source>
        <translation>全部关闭</translation>
    </message>
    <message>
        <source>All roads around this point</source>
        <translation>此点周围的所有道路</translation>
    </message>
    <message>
        <source>All that move</source>
        <translation>全部移动目标</translation>
    </message>
    <message>
        <source>All wells</source>
        <translation>全部油气水井</translation>
    </message>
    <message>
        <source>All {count} folders are read together; one can be chosen.</source>
        <translation>全部 {count} 个文件夹一并读取;也可只选一个。</translation>
    </message>
    <message>
        <source>All {needed} are there</source>
        <translation>{needed} 人到齐</translation>
    </message>
    <message>
        <source>All {n}: {names}</source>
        <translation>全部 {n} 条:{names}</translation>
    </message>
    <message>
        <source>All, newest first</source>
        <translation>全部 · 最新在前</translation>
    </message>
    <message>
        <source>All, urgent first</source>
        <translation>全部 · 紧急在前</translation>
    </message>
    <message>
        <source>Allowed arms</source>
        <translation>可配枪</translation>
    </message>
    <message>
        <source>Alone, because: {reason}</source>
        <translation>单方签字,原因:{reason}</translation>
    </message>
    <message>
        <source>Along lines (km)</source>
        <translation>巡线(公里)</translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down: earlier, later · Del: out · Enter: stay, time, proof</source>
        <translation>Alt+上、Alt+下:提前、推后 · Del:删去 · 回车:停留、时间、核验</translation>
    </message>
    <message>
        <source>Altered!</source>
        <translation>已被改动!</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>Among the units offered</source>
        <translation>候选警力</translation>
    </message>
    <message>
        <source>Amount (CNY)</source>
        <translation>金额(元)</translation>
    </message>
    <message>
        <source>An acknowledgement has only {count} bytes. It was left out.</source>
        <translation>有一条应答只有 {count} 字节,已略过。</translation>
    </message>
    <message>
        <source>An act on the hazard of a loophole was taken back</source>
        <translation>撤回了漏洞所列隐患上的一步</translation>
    </message>
    <message>
        <source>An act was taken back</source>
        <translation>撤回一项操作</translation>
    </message>
    <message>
        <source>An alert</source>
        <translation>由报警发现</translation>
    </message>
    <message>
        <source>An alert can be shelved for 12 hours at most. Nothing was changed.</source>
        <translation>报警最长搁置 12 小时。未作任何改动。</translation>
    </message>
    <message>
        <source>An alert is shelved with a reason. Nothing was changed; say why.</source>
        <translation>搁置须写明理由。未作更改；请填写。</translation>
    </message>
    <message>
        <source>An alert taken off it again</source>
        <translation>撤下误并入的报警</translation>
    </message>
    <message>
        <source>An alert: it is going on now</source>
        <translation>报警:正在发生</translation>
    </message>
    <message>
        <source>An entry is reviewed within six months, on a day to come. Nothing was saved; check the day.</source>
        <translation>复核日期须在今后六个月之内,没有保存;请检查日期。</translation>
    </message>
    <message>
        <source>An hour back</source>
        <translation>后退一小时</translation>
    </message>
    <message>
        <source>An hour on</source>
        <translation>前进一小时</translation>
    </message>
    <message>
        <source>An objection to a person's entry was noted</source>
        <translation>记录对涉案人员登记的异议</translation>
    </message>
    <message>
        <source>Animal or wind</source>
        <translation>动物或风</translation>
    </message>
    <message>
        <source>Another alert put on it</source>
        <translation>并入另一条报警</translation>
    </message>
    <message>
        <source>Another program holds the database. Nothing was changed; try again in a moment.</source>
        <translation>数据库被其他程序占用。未作任何改动;请稍后重试。</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Another user …</source>
        <translation>换人登录 …</translation>
    </message>
    <message>
        <source>Any team</source>
        <translation>任何队伍</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Approve the entry</source>
        <translation>批准登记</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>审批时间</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>Approved. It is watched from now on.</source>
        <translation>已批准,即刻开始关注。</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>瓦片包</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Area beat</source>
        <translation>铺面</translation>
    </message>
    <message>
        <source>Area owner</source>
        <translation>面责任人</translation>
    </message>
    <message>
        <source>Area {area}</source>
        <translation>面积 {area}</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Areas and roads</source>
        <translation>区域与道路</translation>
    </message>
    <message>
        <source>Areas swept</source>
        <translation>铺面</translation>
    </message>
    <message>
        <source>Areas that are no grid cells</source>
        <translation>非网格区域</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>Around {distance}</source>
        <translation>周长 {distance}</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Arrives</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>As a file</source>
        <translation>文件添加</translation>
    </message>
    <message>
        <source>As drawn, before {n} of it were left out.</source>
        <translation>以上为抽取时的数字,未扣除之后去掉的 {n} 项。</translation>
    </message>
    <message>
        <source>As it is now, made {time}</source>
        <translation>当前情况,{time} 生成</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>以文件为准</translation>
    </message>
    <message>
        <source>As the file says, else UTC</source>
        <translation>以文件为准,未注明的按 UTC</translation>
    </message>
    <message>
        <source>As the file says, else the county's time</source>
        <translation>以文件为准,未注明的按本地时间</translation>
    </message>
    <message>
        <source>As what does it begin?</source>
        <translation>从哪一程序开始?</translation>
    </message>
    <message>
        <source>Ask no more …</source>
        <translation>取消要求 …</translation>
    </message>
    <message>
        <source>Ask the pipeline companies for their lines (Shapefile, GeoPackage or KML) and import them.</source>
        <translation>请向管道企业索取管线数据（Shapefile、GeoPackage 或 KML），然后导入。</translation>
    </message>
    <message>
        <source>Ask the plants for stations and valve rooms, the bureau for police rooms, and import them.</source>
        <translation>请向采油厂索取站库和阀室、向分局索取警务室的位置，然后导入。</translation>
    </message>
    <message>
        <source>Ask the plants for their well list with codes and coordinates (CSV, XLSX or Shapefile) and import it.</source>
        <translation>请向各采油厂索取带井号和坐标的油井台账（CSV、XLSX 或 Shapefile），然后导入。</translation>
    </message>
    <message>
        <source>Ask the traffic department for the road lines, or draw them; without them there is no travel time.</source>
        <translation>请向交通部门索取道路线数据，或自行绘制；没有道路就无法计算到达时间。</translation>
    </message>
    <message>
        <source>Ask this</source>
        <translation>按此要求</translation>
    </message>
    <message>
        <source>Ask with a larger one, or with more layers.</source>
        <translation>请加大距离,或增选图层。</translation>
    </message>
    <message>
        <source>Asked for now</source>
        <translation>现应有</translation>
    </message>
    <message>
        <source>Asked for then</source>
        <translation>届时应有</translation>
    </message>
    <message>
        <source>Asked from now on; what was asked of the same before has ended.</source>
        <translation>即时生效;对同一目标原有的要求已终止。</translation>
    </message>
    <message>
        <source>Asked no more.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Asks the server which layers it has, to choose one instead of typing it</source>
        <translation>向服务器询问有哪些图层,选一个即可,不必手工填写</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Asset (code)</source>
        <translation>所属资产(编号)</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>Assets that belong to it re-pointed: {count}</source>
        <translation>改挂所属资产:{count}</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已排班</translation>
    </message>
    <message>
        <source>Assisting acts are for guards and volunteers. Nothing was sent.</source>
        <translation>协助事项只用于保安和义警,未派出。</translation>
    </message>
    <message>
        <source>At a workover</source>
        <translation>修井作业期</translation>
    </message>
    <message>
        <source>At most {days} days are played at once. Type a shorter time.</source>
        <translation>一次最多回放 {days} 天。请输入短一些的时段。</translation>
    </message>
    <message>
        <source>At most {most} things at once, each named with {signs} signs at most. Nothing was handed out; say it shorter.</source>
        <translation>一次最多 {most} 件,物品、领用人、勤务各最多 {signs} 个字。没有登记领用,请写短些。</translation>
    </message>
    <message>
        <source>At night</source>
        <translation>夜间</translation>
    </message>
    <message>
        <source>At the same hours of the day</source>
        <translation>作案钟点相近</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计管理员</translation>
    </message>
    <message>
        <source>Authorised work</source>
        <translation>批准的作业</translation>
    </message>
    <message>
        <source>Auxiliary</source>
        <translation>辅警</translation>
    </message>
    <message>
        <source>Auxiliary officer</source>
        <translation>辅警</translation>
    </message>
    <message>
        <source>Auxiliary officers</source>
        <translation>辅警</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>回到实时</translation>
    </message>
    <message>
        <source>Back to live (Esc)</source>
        <translation>回到实时(Esc)</translation>
    </message>
    <message>
        <source>Back to normal now</source>
        <translation>立即恢复常态</translation>
    </message>
    <message>
        <source>Back to the call</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the figures</source>
        <translation>返回统计表</translation>
    </message>
    <message>
        <source>Back {time}</source>
        <translation>{time} 归还</translation>
    </message>
    <message>
        <source>Back, not sound …</source>
        <translation>有问题归还…</translation>
    </message>
    <message>
        <source>Back, sound</source>
        <translation>完好归还</translation>
    </message>
    <message>
        <source>Back, to whom</source>
        <translation>归还时间、接收人</translation>
    </message>
    <message>
        <source>Back-test: {n} incidents, the proposal meets {share} %, the plain count {plain} %; {verdict}</source>
        <translation>回测:{n} 起警情,建议碰上 {share} %,简单计数碰上 {plain} %;{verdict}</translation>
    </message>
    <message>
        <source>Back: {what}</source>
        <translation>已归还:{what}</translation>
    </message>
    <message>
        <source>Backspace goes back to the figures.</source>
        <translation>按退格键返回统计表。</translation>
    </message>
    <message>
        <source>Baidu's tiles lie on a grid of their own</source>
        <translation>百度瓦片用的是自有格网</translation>
    </message>
    <message>
        <source>Barrier</source>
        <translation>防线</translation>
    </message>
    <message>
        <source>Base maps</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Base maps …</source>
        <translation>底图…</translation>
    </message>
    <message>
        <source>Bearing {bearing}</source>
        <translation>方位 {bearing}</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>巡防范围</translation>
    </message>
    <message>
        <source>Beats accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Beats of a night drawn</source>
        <translation>抽取巡线建议</translation>
    </message>
    <message>
        <source>Beats of patrols</source>
        <translation>联巡范围</translation>
    </message>
    <message>
        <source>Beats proposed</source>
        <translation>建议巡线</translation>
    </message>
    <message>
        <source>Beats refused</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>Before going there</source>
        <translation>到场须知</translation>
    </message>
    <message>
        <source>Begin of the strip</source>
        <translation>时间条起点</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Begun at</source>
        <translation>起算时间</translation>
    </message>
    <message>
        <source>Being executed</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Being rectified</source>
        <translation>整改中</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Belongs to (code)</source>
        <translation>隶属(编号)</translation>
    </message>
    <message>
        <source>Blocking points</source>
        <translation>封控点</translation>
    </message>
    <message>
        <source>Blocking points around here</source>
        <translation>此处周围的封控点</translation>
    </message>
    <message>
        <source>Blocking points reached in time</source>
        <translation>来得及的封控点</translation>
    </message>
    <message>
        <source>Blocking points reached just in time</source>
        <translation>刚好赶到的封控点</translation>
    </message>
    <message>
        <source>Blocking points reached too late</source>
        <translation>来不及的封控点</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Booster station</source>
        <translation>增压点</translation>
    </message>
    <message>
        <source>Booster stations</source>
        <translation>增压点</translation>
    </message>
    <message>
        <source>Borrowed</source>
        <translation>借调</translation>
    </message>
    <message>
        <source>Both numbers are told to be the same: one must be longitude (E, W), one latitude (N, S).</source>
        <translation>两个数标成了同一种:应当一个是经度(E、W),一个是纬度(N、S)。</translation>
    </message>
    <message>
        <source>Both say {words}</source>
        <translation>文字都提到{words}</translation>
    </message>
    <message>
        <source>Both signed</source>
        <translation>双方已签字</translation>
    </message>
    <message>
        <source>Boundaries: see maps/SOURCES.md; a published map needs a review number.</source>
        <translation>边界数据来源见 maps/SOURCES.md;公开使用的地图须有审图号。</translation>
    </message>
    <message>
        <source>Bring a file with Ctrl+I, or choose another layer.</source>
        <translation>按 Ctrl+I 导入文件,或选择其他图层。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Bring back …</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Bring wells, lines and areas from files with Ctrl+I.</source>
        <translation>按 Ctrl+I 从文件导入油井、管线和网格。</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Broker (MQTT)</source>
        <translation>消息(MQTT)</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>Brought back into the case</source>
        <translation>恢复到案件</translation>
    </message>
    <message>
        <source>Brought in: {label}</source>
        <translation>批量入库:{label}</translation>
    </message>
    <message>
        <source>Bulletins (CAP)</source>
        <translation>预警信息</translation>
    </message>
    <message>
        <source>Bureau leader</source>
        <translation>分局领导</translation>
    </message>
    <message>
        <source>By</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>By data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>By grid cell</source>
        <translation>按网格</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>人工报入</translation>
    </message>
    <message>
        <source>By its code</source>
        <translation>扫码到位</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>按图层</translation>
    </message>
    <message>
        <source>By operator</source>
        <translation>按单位</translation>
    </message>
    <message>
        <source>By police room</source>
        <translation>按警务室</translation>
    </message>
    <message>
        <source>By position</source>
        <translation>定位到位</translation>
    </message>
    <message>
        <source>By radio</source>
        <translation>电台</translation>
    </message>
    <message>
        <source>By the kind of each asset</source>
        <translation>按资产类型</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>By voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>By word</source>
        <translation>口头报到</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>CGCS2000 metres, zone {zone} ({meridian}°E)</source>
        <translation>CGCS2000 平面坐标(米),第 {zone} 带,中央子午线 {meridian}°</translation>
    </message>
    <message>
        <source>Calendar of the row …</source>
        <translation>本行日历…</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>警情</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>Call back {unit}: why?</source>
        <translation>召回 {unit}:原因?</translation>
    </message>
    <message>
        <source>Call closed</source>
        <translation>已结警</translation>
    </message>
    <message>
        <source>Call closed: {result}</source>
        <translation>结警:{result}</translation>
    </message>
    <message>
        <source>Call for help</source>
        <translation>群众求助</translation>
    </message>
    <message>
        <source>Call graded</source>
        <translation>警情已定级</translation>
    </message>
    <message>
        <source>Call handed over</source>
        <translation>警情已移交下一班</translation>
    </message>
    <message>
        <source>Call made of an alert</source>
        <translation>由报警生成警情</translation>
    </message>
    <message>
        <source>Call reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Call sign</source>
        <translation>呼号</translation>
    </message>
    <message>
        <source>Call taken down</source>
        <translation>接警登记</translation>
    </message>
    <message>
        <source>Call {number} cannot take this step from where it is. Nothing was changed.</source>
        <translation>警情 {number} 目前不能进行这一步,未作更改。</translation>
    </message>
    <message>
        <source>Call {number} has taken in another call, or has a case. Nothing was changed; close it instead.</source>
        <translation>警情 {number} 已并入其他警情或已立案。未做任何更改;请改为结束该警情。</translation>
    </message>
    <message>
        <source>Call {number} is closed and its units are free.</source>
        <translation>警情 {number} 已结束,警力已释放。</translation>
    </message>
    <message>
        <source>Call {number} is not closed. Nothing was changed.</source>
        <translation>警情 {number} 未结警,未作更改。</translation>
    </message>
    <message>
        <source>Call {number} is over. Nothing was changed; reopen it first if it must go on.</source>
        <translation>警情 {number} 已结束,未作更改;如需继续,请先重新打开。</translation>
    </message>
    <message>
        <source>Call {number}: {title}</source>
        <translation>警情 {number}:{title}</translation>
    </message>
    <message>
        <source>Called away by order</source>
        <translation>奉命调离</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation>已召回</translation>
    </message>
    <message>
        <source>Caller in full …</source>
        <translation>报警人全名…</translation>
    </message>
    <message>
        <source>Caller looked at in full</source>
        <translation>查看报警人姓名号码</translation>
    </message>
    <message>
        <source>Callers are not named to units that are no police. Nothing was shown.</source>
        <translation>报警人不告知非公安力量。未显示任何内容。</translation>
    </message>
    <message>
        <source>Callers of calls older than {days} days: {count}</source>
        <translation>超过 {days} 天的警情来电人:{count} 人</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>警情</translation>
    </message>
    <message>
        <source>Calls and tasks</source>
        <translation>警情与任务</translation>
    </message>
    <message>
        <source>Calls re-pointed: {count}</source>
        <translation>改挂警情:{count}</translation>
    </message>
    <message>
        <source>Calls, no police matter</source>
        <translation>非警务警情</translation>
    </message>
    <message>
        <source>Calm people</source>
        <translation>情绪稳控</translation>
    </message>
    <message>
        <source>Came in person</source>
        <translation>当面报案</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Camera client</source>
        <translation>视频客户端</translation>
    </message>
    <message>
        <source>Camera damaged</source>
        <translation>破坏监控</translation>
    </message>
    <message>
        <source>Camera lost</source>
        <translation>摄像头离线</translation>
    </message>
    <message>
        <source>Camera sabotage</source>
        <translation>破坏监控</translation>
    </message>
    <message>
        <source>Camera views</source>
        <translation>实时视频</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Cameras off line</source>
        <translation>离线视频</translation>
    </message>
    <message>
        <source>Cameras on line</source>
        <translation>在线视频</translation>
    </message>
    <message>
        <source>Cameras taken down</source>
        <translation>已拆视频</translation>
    </message>
    <message>
        <source>Cameras that are out</source>
        <translation>离线摄像头</translation>
    </message>
    <message>
        <source>Can run</source>
        <translation>可执行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the patrol …</source>
        <translation>取消联巡 …</translation>
    </message>
    <message>
        <source>Cancel {name}: why?</source>
        <translation>取消“{name}”:为什么?</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cards of check points</source>
        <translation>检查点卡片</translation>
    </message>
    <message>
        <source>Cards of check points printed</source>
        <translation>已打印检查点卡片</translation>
    </message>
    <message>
        <source>Carried by</source>
        <translation>携带者</translation>
    </message>
    <message>
        <source>Carried since</source>
        <translation>携带起</translation>
    </message>
    <message>
        <source>Carried until</source>
        <translation>携带至</translation>
    </message>
    <message>
        <source>Carries</source>
        <translation>介质</translation>
    </message>
    <message>
        <source>Carrying stolen crude</source>
        <translation>拉运非法原油</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案情</translation>
    </message>
    <message>
        <source>Case closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Case due</source>
        <translation>立案期限</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Case file made</source>
        <translation>转为案件</translation>
    </message>
    <message>
        <source>Case file opened</source>
        <translation>已建案卷</translation>
    </message>
    <message>
        <source>Case files</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Case moved on</source>
        <translation>案件进入下一步</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案件编号</translation>
    </message>
    <message>
        <source>Case number {number} is taken. Nothing was saved; check it.</source>
        <translation>案件编号 {number} 已被使用。未保存;请核对。</translation>
    </message>
    <message>
        <source>Case registration sheet</source>
        <translation>案件登记表</translation>
    </message>
    <message>
        <source>Case type</source>
        <translation>案件类型</translation>
    </message>
    <message>
        <source>Case withdrawn</source>
        <translation>撤案</translation>
    </message>
    <message>
        <source>Case {case}</source>
        <translation>案件 {case}</translation>
    </message>
    <message>
        <source>Case {case}, entry {entry}: {category}, ended {day}</source>
        <translation>案件 {case},登记 {entry}:{category},{day} 结束</translation>
    </message>
    <message>
        <source>Case {number} is archived. Nothing was changed.</source>
        <translation>案件 {number} 已归档。未作更改。</translation>
    </message>
    <message>
        <source>Case {number}: {title}</source>
        <translation>案件 {number}:{title}</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Cases appear here when they are imported: Ctrl+I, then choose the layer “cases”.</source>
        <translation>导入案件后显示在这里:按 Ctrl+I,图层选“历史案件”。</translation>
    </message>
    <message>
        <source>Cases re-pointed: {count}</source>
        <translation>改挂案件:{count}</translation>
    </message>
    <message>
        <source>Casing gas</source>
        <translation>有套管气</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Caught in the act</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>Central station</source>
        <translation>联合站</translation>
    </message>
    <message>
        <source>Central stations</source>
        <translation>联合站</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>Chain of custody</source>
        <translation>保管链</translation>
    </message>
    <message>
        <source>Chance decides which; posts long unchecked, of a raised level, or with open matters are likelier.</source>
        <translation>随机抽取;久未抽查、勤务等级高、有隐患或问题未改正的岗位机会大些。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change all</source>
        <translation>全部更改</translation>
    </message>
    <message>
        <source>Change stay, time, proof</source>
        <translation>改停留、时间、核验</translation>
    </message>
    <message>
        <source>Change the chosen …</source>
        <translation>更改所选…</translation>
    </message>
    <message>
        <source>Change the contact</source>
        <translation>改联系人</translation>
    </message>
    <message>
        <source>Change the plan …</source>
        <translation>修改计划 …</translation>
    </message>
    <message>
        <source>Change the shape</source>
        <translation>改形状</translation>
    </message>
    <message>
        <source>Change the shape of {name}</source>
        <translation>改“{name}”的形状</translation>
    </message>
    <message>
        <source>Change this road state …</source>
        <translation>修改此路况…</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>修改“{name}”</translation>
    </message>
    <message>
        <source>Change {n} assets</source>
        <translation>批量更改 {n} 个资产</translation>
    </message>
    <message>
        <source>Change {n} cases</source>
        <translation>批量更改 {n} 起案件</translation>
    </message>
    <message>
        <source>Change {n} …</source>
        <translation>更改 {n} 起…</translation>
    </message>
    <message>
        <source>Change: {part}</source>
        <translation>修改:{part}</translation>
    </message>
    <message>
        <source>Changed ({act})</source>
        <translation>已更改（{act}）</translation>
    </message>
    <message>
        <source>Changed after it was signed</source>
        <translation>签字后被改动</translation>
    </message>
    <message>
        <source>Changed: {name}</source>
        <translation>已修改:{name}</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改数</translation>
    </message>
    <message>
        <source>Chattering</source>
        <translation>抖动报警</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>全部校验</translation>
    </message>
    <message>
        <source>Check on the spot</source>
        <translation>现场核查</translation>
    </message>
    <message>
        <source>Check point</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Check point left out</source>
        <translation>略过检查点</translation>
    </message>
    <message>
        <source>Check point missed</source>
        <translation>漏检查点</translation>
    </message>
    <message>
        <source>Check point reached</source>
        <translation>到达检查点</translation>
    </message>
    <message>
        <source>Check point reached …</source>
        <translation>检查点到位…</translation>
    </message>
    <message>
        <source>Check point reached, by position</source>
        <translation>检查点到位(按定位)</translation>
    </message>
    <message>
        <source>Check point {number} is due outside the time of the patrol. Nothing was saved; give it another time.</source>
        <translation>第 {number} 个检查点的应到时间不在联巡时段内。未保存;请改时间。</translation>
    </message>
    <message>
        <source>Check point {number} is stayed at for 0 to {most} minutes. Nothing was saved.</source>
        <translation>第 {number} 个检查点的停留时间须在 0 至 {most} 分钟之间。未保存。</translation>
    </message>
    <message>
        <source>Check point {number} needs a name and a place. Nothing was saved; choose it again.</source>
        <translation>第 {number} 个检查点须有名称和位置。未保存;请重新选择。</translation>
    </message>
    <message>
        <source>Check points</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Check points in their order</source>
        <translation>检查点(按先后)</translation>
    </message>
    <message>
        <source>Check points left out</source>
        <translation>未到的检查点</translation>
    </message>
    <message>
        <source>Check points of patrols</source>
        <translation>联巡检查点</translation>
    </message>
    <message>
        <source>Check points overdue</source>
        <translation>超时的检查点</translation>
    </message>
    <message>
        <source>Check points proposed</source>
        <translation>建议停留点</translation>
    </message>
    <message>
        <source>Check points reached</source>
        <translation>已到的检查点</translation>
    </message>
    <message>
        <source>Check points to come</source>
        <translation>待到的检查点</translation>
    </message>
    <message>
        <source>Check points: {n}</source>
        <translation>检查点:{n} 个</translation>
    </message>
    <message>
        <source>Check post</source>
        <translation>检查站</translation>
    </message>
    <message>
        <source>Check posts</source>
        <translation>检查站</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Checked, altered</source>
        <translation>校验发现改动</translation>
    </message>
    <message>
        <source>Checked, unchanged</source>
        <translation>校验无误</translation>
    </message>
    <message>
        <source>Checking every row; nothing is written …</source>
        <translation>正在检查每一行;尚未写入…</translation>
    </message>
    <message>
        <source>Checking the clue</source>
        <translation>线索查证</translation>
    </message>
    <message>
        <source>Choose 2 to {most} rows that are the same thing. Nothing was changed.</source>
        <translation>请选择 2 至 {most} 行同一事物的记录。未作任何更改。</translation>
    </message>
    <message>
        <source>Choose a camera and press V, or V on an alert for the nearest one. Up to four stand side by side.</source>
        <translation>选中摄像头后按 V;在报警上按 V 打开最近的摄像头。最多四路并列。</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a file, or drop it here</source>
        <translation>选择文件,或拖到这里</translation>
    </message>
    <message>
        <source>Choose a need first.</source>
        <translation>请先选一项要求。</translation>
    </message>
    <message>
        <source>Choose a pipeline first; the strip is that of its own 5 m to each side.</source>
        <translation>请先选择一条管线;保护带为其中心线两侧各 5 m。</translation>
    </message>
    <message>
        <source>Choose a stop of a proposed beat first.</source>
        <translation>请先选中建议巡线中的一个停留点。</translation>
    </message>
    <message>
        <source>Choose a team. Nothing was saved.</source>
        <translation>请选队伍。未保存。</translation>
    </message>
    <message>
        <source>Choose something first: an asset, a place in the map's menu, or draw a shape.</source>
        <translation>请先选择:一个对象、地图菜单中的位置,或绘制图形。</translation>
    </message>
    <message>
        <source>Choose the alert or call that the picture belongs to, then press S again.</source>
        <translation>请先选中截图所属的报警或警情,再按 S。</translation>
    </message>
    <message>
        <source>Choose the alert, call or case that the picture belongs to, then press S again.</source>
        <translation>请先选中截图要归入的报警、警情或案件,再按 S。</translation>
    </message>
    <message>
        <source>Choose the coordinate system first: the file does not say it.</source>
        <translation>请先选择坐标系:文件没有说明。</translation>
    </message>
    <message>
        <source>Choose the corner before</source>
        <translation>选上一个顶点</translation>
    </message>
    <message>
        <source>Choose the next corner</source>
        <translation>选下一个顶点</translation>
    </message>
    <message>
        <source>Choose the row that survives; the others are retired.</source>
        <translation>请选择保留的一行,其余将注销。</translation>
    </message>
    <message>
        <source>Choose the unit from the list.</source>
        <translation>请从列表中选择单位。</translation>
    </message>
    <message>
        <source>Choose the unit or vehicle from the list.</source>
        <translation>请从列表中选择单位或车辆。</translation>
    </message>
    <message>
        <source>Choose units (Shift or Ctrl with the arrows: several), Enter plays them on the map. Space pauses, V is faster, F follows, P another time.</source>
        <translation>选警力(按住 Shift 或 Ctrl 加方向键可选多个),按 Enter 在地图上回放。空格暂停,V 换速度,F 跟随,P 换时段。</translation>
    </message>
    <message>
        <source>Choose where to write it</source>
        <translation>选择保存位置</translation>
    </message>
    <message>
        <source>Choose {name}</source>
        <translation>选中 {name}</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>City campaign</source>
        <translation>市级集群战役</translation>
    </message>
    <message>
        <source>Clamp</source>
        <translation>盗油卡子</translation>
    </message>
    <message>
        <source>Clamp fitted</source>
        <translation>安装卡子</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the filter above to see all open alerts.</source>
        <translation>清除上方筛选即可看到全部未结报警。</translation>
    </message>
    <message>
        <source>Clear the text above to see all open calls.</source>
        <translation>清除上方文字即可看到全部未结警情。</translation>
    </message>
    <message>
        <source>Clear the text above to see the whole layer.</source>
        <translation>清除上方文字即可看到整个图层。</translation>
    </message>
    <message>
        <source>Clear the text and the kind, or show those that are over with V.</source>
        <translation>清空文字和类型,或按 V 显示已结束的。</translation>
    </message>
    <message>
        <source>Clear the text and the level, or show those struck off with V.</source>
        <translation>清空文字和级别,或按 V 显示已销号的。</translation>
    </message>
    <message>
        <source>Clear the text or the boxes above to see all units.</source>
        <translation>清除上方文字或选项即可看到全部警力。</translation>
    </message>
    <message>
        <source>Clear the text or the kind above to see all lines.</source>
        <translation>清除上面的文字或类别即可看到全部记录。</translation>
    </message>
    <message>
        <source>Clear the text or the tick above to see all posts.</source>
        <translation>清除上方文字或勾选即可看到全部岗位。</translation>
    </message>
    <message>
        <source>Clear the text, or show those that are over with V.</source>
        <translation>请清空筛选,或按 V 显示已失效的标绘。</translation>
    </message>
    <message>
        <source>Clear the text, the boxes or the chosen month to see all cases.</source>
        <translation>清除文字、选项或所选月份即可看到全部案件。</translation>
    </message>
    <message>
        <source>Clear the way</source>
        <translation>障碍清理</translation>
    </message>
    <message>
        <source>Clear {name}: by whose word?</source>
        <translation>销号 {name}:经谁同意?</translation>
    </message>
    <message>
        <source>Click a well, a line or a site on the map, or type its code after a / to see what is known.</source>
        <translation>在地图上点选井、管线或站点,或按 / 输入编号,即可查看详情。</translation>
    </message>
    <message>
        <source>Click where {name} shall stand, or move the map under the cross and press Enter.</source>
        <translation>单击“{name}”的新位置,或把地图移到十字下按回车。</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Close the call</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Close the shape</source>
        <translation>闭合图形</translation>
    </message>
    <message>
        <source>Close the sheet</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the view</source>
        <translation>关闭画面</translation>
    </message>
    <message>
        <source>Close this panel (its F-key opens it again)</source>
        <translation>关闭面板(按其功能键可再打开)</translation>
    </message>
    <message>
        <source>Close which?</source>
        <translation>关闭哪些?</translation>
    </message>
    <message>
        <source>Close {name}: what was done?</source>
        <translation>结束 {name}:处置情况?</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>补上时间</translation>
    </message>
    <message>
        <source>Closed by: {fix}</source>
        <translation>补漏措施:{fix}</translation>
    </message>
    <message>
        <source>Closed ones too</source>
        <translation>含已结</translation>
    </message>
    <message>
        <source>Closed roads</source>
        <translation>封闭路段</translation>
    </message>
    <message>
        <source>Closed to traffic</source>
        <translation>封闭</translation>
    </message>
    <message>
        <source>Closed, last 12 h</source>
        <translation>已关闭(近 12 小时)</translation>
    </message>
    <message>
        <source>Closed: {names}</source>
        <translation>已关闭:{names}</translation>
    </message>
    <message>
        <source>Closed: {title}</source>
        <translation>已结束:{title}</translation>
    </message>
    <message>
        <source>Closed: {verdict}</source>
        <translation>结束：{verdict}</translation>
    </message>
    <message>
        <source>Closed: {verdict}, {dismissal}</source>
        <translation>结束：{verdict}，{dismissal}</translation>
    </message>
    <message>
        <source>Closing taken back</source>
        <translation>撤回结警</translation>
    </message>
    <message>
        <source>Clue</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Cluster campaign</source>
        <translation>集群战役</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Code of a check point …</source>
        <translation>扫码或报码…</translation>
    </message>
    <message>
        <source>Code, name, K12+300 of a line, degrees, or a click on the map</source>
        <translation>编号、名称、管线 K12+300、经纬度,或点地图</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Combined strike</source>
        <translation>合成打击</translation>
    </message>
    <message>
        <source>Command seat</source>
        <translation>指挥席</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Company guards</source>
        <translation>保安</translation>
    </message>
    <message>
        <source>Comparing and writing rows …</source>
        <translation>正在比对并写入…</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉监督</translation>
    </message>
    <message>
        <source>Concealment</source>
        <translation>掩护手段</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Confirmed as a hazard</source>
        <translation>确认为隐患</translation>
    </message>
    <message>
        <source>Confirmed, no notice yet</source>
        <translation>已确认,未下通知</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>Contact of a victim or witness</source>
        <translation>被害人、证人联系</translation>
    </message>
    <message>
        <source>Contact rung</source>
        <translation>已联系现场联系人</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Contacts re-pointed: {count}</source>
        <translation>改挂联系人:{count}</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Copied: {words}</source>
        <translation>已复制:{words}</translation>
    </message>
    <message>
        <source>Copy coordinates {where}</source>
        <translation>复制坐标 {where}</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Copy handed out</source>
        <translation>提供副本</translation>
    </message>
    <message>
        <source>Copy of evidence handed out: {name}</source>
        <translation>提供证据副本:{name}</translation>
    </message>
    <message>
        <source>Copy rule</source>
        <translation>复制规则</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>复制量测结果</translation>
    </message>
    <message>
        <source>Copy the lesson</source>
        <translation>复制教案</translation>
    </message>
    <message>
        <source>Copy the place for radio or chat</source>
        <translation>复制位置(电台、群聊用)</translation>
    </message>
    <message>
        <source>Copy the proof</source>
        <translation>复制抽取证明</translation>
    </message>
    <message>
        <source>Copy {words}</source>
        <translation>复制 {words}</translation>
    </message>
    <message>
        <source>Correct call {number}</source>
        <translation>更正警情 {number}</translation>
    </message>
    <message>
        <source>Correct {name} …</source>
        <translation>更正 {name}…</translation>
    </message>
    <message>
        <source>Correct …</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Correct: {name}</source>
        <translation>更正:{name}</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Corrected: {name}</source>
        <translation>更正:{name}</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Could not be verified</source>
        <translation>无法核实</translation>
    </message>
    <message>
        <source>Counts as left from</source>
        <translation>离开判定余量</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县界</translation>
    </message>
    <message>
        <source>County name</source>
        <translation>县名</translation>
    </message>
    <message>
        <source>County outline</source>
        <translation>县界</translation>
    </message>
    <message>
        <source>County road</source>
        <translation>县道</translation>
    </message>
    <message>
        <source>County roads</source>
        <translation>县道</translation>
    </message>
    <message>
        <source>County seat</source>
        <translation>县城</translation>
    </message>
    <message>
        <source>County time, UTC+8; the tables have UTC too</source>
        <translation>北京时间(UTC+8);表格文件同时写有 UTC</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>办理经过</translation>
    </message>
    <message>
        <source>Course in degrees</source>
        <translation>航向(度)</translation>
    </message>
    <message>
        <source>Course of the case</source>
        <translation>办案经过</translation>
    </message>
    <message>
        <source>Course · {what} {n}</source>
        <translation>经过 · {what} {n} 项</translation>
    </message>
    <message>
        <source>Course: all, stops, the rest</source>
        <translation>切换经过</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>巡护覆盖</translation>
    </message>
    <message>
        <source>Coverage: what was seen</source>
        <translation>巡护覆盖</translation>
    </message>
    <message>
        <source>Coverage: what was seen …</source>
        <translation>巡护覆盖 …</translation>
    </message>
    <message>
        <source>Criminal</source>
        <translation>刑事</translation>
    </message>
    <message>
        <source>Criminal case</source>
        <translation>刑事案件</translation>
    </message>
    <message>
        <source>Criminal case accepted</source>
        <translation>受理刑事案件</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Critical alerts</source>
        <translation>紧急报警</translation>
    </message>
    <message>
        <source>Critical alerts are never quieter than 70 %</source>
        <translation>紧急报警音量不低于 70 %</translation>
    </message>
    <message>
        <source>Crude oil</source>
        <translation>原油</translation>
    </message>
    <message>
        <source>Ctrl+D draws a point, line, area, circle or words; each is kept here.</source>
        <translation>按 Ctrl+D 标绘点、线、区域、圆或文字;标绘都保存在这里。</translation>
    </message>
    <message>
        <source>Ctrl+O asks around the drawn shape, the chosen asset or the middle of the map.</source>
        <translation>按 Ctrl+O 查询所绘图形、所选对象或地图中心的周边。</translation>
    </message>
    <message>
        <source>Ctrl+Shift+X reports one where you are; it stands here until it is cleared.</source>
        <translation>按 Ctrl+Shift+X 在当前位置报一处隐患;销号之前一直列在这里。</translation>
    </message>
    <message>
        <source>Custody of no. {n}: {what}</source>
        <translation>第 {n} 项的保管经过:{what}</translation>
    </message>
    <message>
        <source>Custody step</source>
        <translation>保管环节</translation>
    </message>
    <message>
        <source>Cutter</source>
        <translation>切割工具</translation>
    </message>
    <message>
        <source>D draws posts by chance; what is found there is kept here.</source>
        <translation>按 D 随机抽取岗位;检查结果留存在这里。</translation>
    </message>
    <message>
        <source>Damage to equipment</source>
        <translation>破坏设施</translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation>文件损坏</translation>
    </message>
    <message>
        <source>Dangerous goods</source>
        <translation>危爆物品</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>底数</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>数据目录</translation>
    </message>
    <message>
        <source>Data page</source>
        <translation>底数清</translation>
    </message>
    <message>
        <source>Database not reachable</source>
        <translation>数据库无法访问</translation>
    </message>
    <message>
        <source>Date of signing</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>坐标基准</translation>
    </message>
    <message>
        <source>Datum {datum}</source>
        <translation>坐标系 {datum}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日间</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Dead corners</source>
        <translation>封堵死角清单</translation>
    </message>
    <message>
        <source>Dealt with on patrol</source>
        <translation>管事率</translation>
    </message>
    <message>
        <source>Decide of this night first: accept it, or refuse it with a reason.</source>
        <translation>请先处理本次建议:采纳,或不采纳并说明理由。</translation>
    </message>
    <message>
        <source>Decide the review</source>
        <translation>作出复盘结论</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Decided before</source>
        <translation>历次决定</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Declare datum</source>
        <translation>声明基准</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>未接令</translation>
    </message>
    <message>
        <source>Default layers</source>
        <translation>恢复默认图层</translation>
    </message>
    <message>
        <source>Del empties; drag one turn onto another to exchange</source>
        <translation>Del 清空;把一个班拖到另一个班上即互换</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>Demo data of {day}</source>
        <translation>演示数据 {day}</translation>
    </message>
    <message>
        <source>Demo feed</source>
        <translation>演示数据源</translation>
    </message>
    <message>
        <source>Demo oilfield</source>
        <translation>演示油田</translation>
    </message>
    <message>
        <source>Departure</source>
        <translation>出发</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Desk {desk}: row {number} does not follow the one before it; that one, or this one, was written anew.</source>
        <translation>席位 {desk}:第 {number} 行与前一行不衔接,两行之一被重写。</translation>
    </message>
    <message>
        <source>Desk {desk}: row {number} is missing.</source>
        <translation>席位 {desk}:第 {number} 行缺失。</translation>
    </message>
    <message>
        <source>Desk {desk}: row {number} was altered.</source>
        <translation>席位 {desk}:第 {number} 行被改动。</translation>
    </message>
    <message>
        <source>Desk {desk}: row {number} was put out of order; it was row {place}.</source>
        <translation>席位 {desk}:第 {number} 行被调换位置,原为第 {place} 行。</translation>
    </message>
    <message>
        <source>Desk {desk}: rows {first} to {last} are missing.</source>
        <translation>席位 {desk}:第 {first} 行至第 {last} 行缺失。</translation>
    </message>
    <message>
        <source>Desk {desk}: what row {number} keeps of before and after was altered.</source>
        <translation>席位 {desk}:第 {number} 行所存的变更前后内容被改动。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details changed</source>
        <translation>修改内容</translation>
    </message>
    <message>
        <source>Deviation begun or over</source>
        <translation>异常出现或解除</translation>
    </message>
    <message>
        <source>Deviations</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Deviations of a patrol acknowledged</source>
        <translation>联巡异常已确认</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Diameter (mm)</source>
        <translation>管径(mm)</translation>
    </message>
    <message>
        <source>Did not answer the roll call</source>
        <translation>未应答点名</translation>
    </message>
    <message>
        <source>Digit chooses · Esc back</source>
        <translation>数字键选择 · Esc 返回</translation>
    </message>
    <message>
        <source>Digit chooses · Tab for own words · Esc back</source>
        <translation>数字键选择 · Tab 自行填写 · Esc 返回</translation>
    </message>
    <message>
        <source>Direction (degrees)</source>
        <translation>朝向(度)</translation>
    </message>
    <message>
        <source>Disable or enable</source>
        <translation>停用或启用</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Discovered</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Discovered at</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Discovered by</source>
        <translation>发现方式</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>关闭提示(Esc)</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派警</translation>
    </message>
    <message>
        <source>Dispatch taken back: no call</source>
        <translation>撤回派警：不成警情</translation>
    </message>
    <message>
        <source>Dispatch: {title}</source>
        <translation>派警:{title}</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>已派警</translation>
    </message>
    <message>
        <source>Disposed of</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>纠纷</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Distance in m</source>
        <translation>距离(米)</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>重做刚撤回的操作</translation>
    </message>
    <message>
        <source>Dog</source>
        <translation>有犬</translation>
    </message>
    <message>
        <source>Dome camera</source>
        <translation>球机</translation>
    </message>
    <message>
        <source>Dome cameras</source>
        <translation>球机</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>已重做:{what}</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Done in time</source>
        <translation>按期完成</translation>
    </message>
    <message>
        <source>Done late</source>
        <translation>超期完成</translation>
    </message>
    <message>
        <source>Done …</source>
        <translation>已办…</translation>
    </message>
    <message>
        <source>Door key</source>
        <translation>钥匙</translation>
    </message>
    <message>
        <source>Doubles merged into it</source>
        <translation>并入重复项</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Draft, not signed by both</source>
        <translation>草稿,未经双方签字</translation>
    </message>
    <message>
        <source>Drafts are not saved</source>
        <translation>份草稿未保存</translation>
    </message>
    <message>
        <source>Draw a night</source>
        <translation>抽取今晚巡线</translation>
    </message>
    <message>
        <source>Draw a night first (Ctrl+G).</source>
        <translation>请先抽取今晚巡线(Ctrl+G)。</translation>
    </message>
    <message>
        <source>Draw an area, or a line along the road. Nothing was saved.</source>
        <translation>请画出区域,或沿道路画线,未保存。</translation>
    </message>
    <message>
        <source>Draw by the next attribute</source>
        <translation>换一种着色</translation>
    </message>
    <message>
        <source>Draw how many posts?</source>
        <translation>抽几个岗位?</translation>
    </message>
    <message>
        <source>Draw it</source>
        <translation>着色方式</translation>
    </message>
    <message>
        <source>Draw no. {n} of this shift: {posts}</source>
        <translation>本班第 {n} 次抽取:{posts}</translation>
    </message>
    <message>
        <source>Draw of posts for spot checks</source>
        <translation>勤务抽查岗位抽取证明</translation>
    </message>
    <message>
        <source>Draw on the map …</source>
        <translation>在图上标绘…</translation>
    </message>
    <message>
        <source>Draw posts …</source>
        <translation>抽取岗位…</translation>
    </message>
    <message>
        <source>Draw …</source>
        <translation>绘制…</translation>
    </message>
    <message>
        <source>Drawing the night: {done} of {all} rounds. Esc stops it.</source>
        <translation>正在抽取并排线:{done}/{all} 轮。Esc 停止。</translation>
    </message>
    <message>
        <source>Drawing: click or Enter adds a corner, Backspace takes it back, Ctrl+Enter finishes, Esc gives it up.</source>
        <translation>标绘:单击或回车加点,退格撤一点,Ctrl+回车完成,Esc 放弃。</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>标绘</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>抽取时间</translation>
    </message>
    <message>
        <source>Drawn again from what was kept: NOT the same posts. What was kept has been changed.</source>
        <translation>按留存的种子和名单重抽,结果不一致:留存数据被改动过。</translation>
    </message>
    <message>
        <source>Drawn again from what was kept: the same posts.</source>
        <translation>按留存的种子和名单重抽,结果一致。</translation>
    </message>
    <message>
        <source>Drawn area</source>
        <translation>标绘区域</translation>
    </message>
    <message>
        <source>Drawn areas</source>
        <translation>标绘区域</translation>
    </message>
    <message>
        <source>Drawn at</source>
        <translation>抽取时间</translation>
    </message>
    <message>
        <source>Drawn before</source>
        <translation>以往抽取</translation>
    </message>
    <message>
        <source>Drawn before: {n}</source>
        <translation>以往抽取:{n} 次</translation>
    </message>
    <message>
        <source>Drawn by</source>
        <translation>标绘人</translation>
    </message>
    <message>
        <source>Drawn circle</source>
        <translation>标绘圆</translation>
    </message>
    <message>
        <source>Drawn circles</source>
        <translation>标绘圆</translation>
    </message>
    <message>
        <source>Drawn line</source>
        <translation>标绘线</translation>
    </message>
    <message>
        <source>Drawn lines</source>
        <translation>标绘线</translation>
    </message>
    <message>
        <source>Drawn on the map</source>
        <translation>地图标绘</translation>
    </message>
    <message>
        <source>Drawn point</source>
        <translation>标绘点</translation>
    </message>
    <message>
        <source>Drawn points</source>
        <translation>标绘点</translation>
    </message>
    <message>
        <source>Drawn, not checked yet</source>
        <translation>已抽中,未查</translation>
    </message>
    <message>
        <source>Drawn: {name}</source>
        <translation>已标绘:{name}</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>着装</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>钻具</translation>
    </message>
    <message>
        <source>Driven along (km)</source>
        <translation>累计巡线(公里)</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驾驶员</translation>
    </message>
    <message>
        <source>Drop files here, paste them with Ctrl+V, or press A. Up to 2 GB each.</source>
        <translation>将文件拖到此处、按 Ctrl+V 粘贴,或按 A 添加。单个文件不超过 2 GB。</translation>
    </message>
    <message>
        <source>Dropped, as it did not last</source>
        <translation>未持续，不予报警</translation>
    </message>
    <message>
        <source>Dry run: nothing is written yet</source>
        <translation>试运行:尚未写入任何内容</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Due at</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Due there</source>
        <translation>应到</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Duty elsewhere stands in the way: without it {n} fewer would be wanting.</source>
        <translation>别处勤务有冲突:若无此项,可少缺 {n} 人。</translation>
    </message>
    <message>
        <source>Duty leader</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>Duty level</source>
        <translation>勤务等级</translation>
    </message>
    <message>
        <source>Duty level back to normal by itself</source>
        <translation>勤务等级到期,自动恢复常态</translation>
    </message>
    <message>
        <source>Duty level ended</source>
        <translation>勤务等级已解除</translation>
    </message>
    <message>
        <source>Duty level ordered</source>
        <translation>勤务等级已下达</translation>
    </message>
    <message>
        <source>Duty level …</source>
        <translation>勤务等级…</translation>
    </message>
    <message>
        <source>Duty level: {level}</source>
        <translation>勤务等级:{level}</translation>
    </message>
    <message>
        <source>Duty log</source>
        <translation>值班日志</translation>
    </message>
    <message>
        <source>Duty now</source>
        <translation>当前勤务</translation>
    </message>
    <message>
        <source>Duty officer</source>
        <translation>值班民警</translation>
    </message>
    <message>
        <source>Duty or post</source>
        <translation>勤务或岗位</translation>
    </message>
    <message>
        <source>Each change holds at once, in open desks too. System, security and audit are three people.</source>
        <translation>更改立即生效,对方开着的工作台也一样。系统、安全、审计三员应由三人分任。</translation>
    </message>
    <message>
        <source>Each choice rings its first place on the desk's map: take the one that lies on its road or pad.</source>
        <translation>每个选项都会在主地图上圈出第一个位置:请选落在道路或井场上的那一个。</translation>
    </message>
    <message>
        <source>Earlier acts are not on record here; what is done from now on is.</source>
        <translation>入库以前的操作没有记录;今后的每次操作都会记在这里。</translation>
    </message>
    <message>
        <source>Emergency bulletin</source>
        <translation>应急通报</translation>
    </message>
    <message>
        <source>Emergency key</source>
        <translation>紧急按键</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Encroachment</source>
        <translation>占压</translation>
    </message>
    <message>
        <source>Encroachment on a line</source>
        <translation>管道占压</translation>
    </message>
    <message>
        <source>End of the strip</source>
        <translation>时间条终点</translation>
    </message>
    <message>
        <source>End the entry</source>
        <translation>结束登记</translation>
    </message>
    <message>
        <source>End the replay</source>
        <translation>结束回放</translation>
    </message>
    <message>
        <source>End the shelf</source>
        <translation>取消搁置</translation>
    </message>
    <message>
        <source>Ended by itself</source>
        <translation>到期自动结束</translation>
    </message>
    <message>
        <source>Ended for a person</source>
        <translation>终止侦查</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Enhanced duty</source>
        <translation>加强勤务</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Enter opens a figure as a list · D likely doubles · R retired</source>
        <translation>回车打开所选数字的清单 · D 疑似重复 · R 已注销</translation>
    </message>
    <message>
        <source>Enter opens the list</source>
        <translation>回车打开清单</translation>
    </message>
    <message>
        <source>Enter saves · Esc back</source>
        <translation>回车保存 · Esc 返回</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Entered: {name}</source>
        <translation>新增:{name}</translation>
    </message>
    <message>
        <source>Enterprise dispatcher</source>
        <translation>企业调度员</translation>
    </message>
    <message>
        <source>Enterprise security</source>
        <translation>企业内保</translation>
    </message>
    <message>
        <source>Enterprises and public</source>
        <translation>企业与社会</translation>
    </message>
    <message>
        <source>Entry ended</source>
        <translation>登记已结束</translation>
    </message>
    <message>
        <source>Entry to be reviewed</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>装备</translation>
    </message>
    <message>
        <source>Equipment carried</source>
        <translation>装备配备</translation>
    </message>
    <message>
        <source>Equipment handed out and back</source>
        <translation>装备领用归还登记表</translation>
    </message>
    <message>
        <source>Equipment, vehicles, keys</source>
        <translation>装备、车辆、钥匙</translation>
    </message>
    <message>
        <source>Equipment, vehicles, keys …</source>
        <translation>装备、车辆、钥匙领用…</translation>
    </message>
    <message>
        <source>Equipment, vehicles, keys: handed out and back</source>
        <translation>装备、车辆、钥匙领用与归还</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>已清除</translation>
    </message>
    <message>
        <source>Erased on {at}</source>
        <translation>清除时间:{at}</translation>
    </message>
    <message>
        <source>Esc once more throws away what is written. Ctrl+Enter saves it.</source>
        <translation>再按一次 Esc 放弃已写内容;Ctrl+Enter 保存。</translation>
    </message>
    <message>
        <source>Especially major</source>
        <translation>特别重大案件</translation>
    </message>
    <message>
        <source>Evaluation well</source>
        <translation>评价井</translation>
    </message>
    <message>
        <source>Evaluation wells</source>
        <translation>评价井</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Every campaign</source>
        <translation>全部战役</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Every kind of patrol</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Every level</source>
        <translation>全部级别</translation>
    </message>
    <message>
        <source>Every state</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Every status</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Every way</source>
        <translation>全部手法</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Evidence brought back into the case: {name}</source>
        <translation>证据恢复到本案:{name}</translation>
    </message>
    <message>
        <source>Evidence checked, altered! {name}</source>
        <translation>证据校验发现改动!{name}</translation>
    </message>
    <message>
        <source>Evidence checked, unchanged: {name}</source>
        <translation>证据校验无误:{name}</translation>
    </message>
    <message>
        <source>Evidence folder …</source>
        <translation>取证文件夹…</translation>
    </message>
    <message>
        <source>Evidence handed on</source>
        <translation>证据已移交</translation>
    </message>
    <message>
        <source>Evidence handed on to {holder}: {name}</source>
        <translation>证据移交 {holder}:{name}</translation>
    </message>
    <message>
        <source>Evidence list</source>
        <translation>证据清单</translation>
    </message>
    <message>
        <source>Evidence looked at: {name}</source>
        <translation>查看证据:{name}</translation>
    </message>
    <message>
        <source>Evidence of {case}</source>
        <translation>{case} 的证据</translation>
    </message>
    <message>
        <source>Evidence taken in</source>
        <translation>证据已入卷</translation>
    </message>
    <message>
        <source>Evidence taken in: {name}</source>
        <translation>收存证据:{name}</translation>
    </message>
    <message>
        <source>Evidence taken out of the case: {name}</source>
        <translation>证据移出本案:{name}</translation>
    </message>
    <message>
        <source>Evidence …</source>
        <translation>证据…</translation>
    </message>
    <message>
        <source>Examples: {examples}</source>
        <translation>示例:{examples}</translation>
    </message>
    <message>
        <source>Exchange …</source>
        <translation>换班…</translation>
    </message>
    <message>
        <source>Exchanged</source>
        <translation>换班</translation>
    </message>
    <message>
        <source>Expires at</source>
        <translation>届满时间</translation>
    </message>
    <message>
        <source>Exploration well</source>
        <translation>探井</translation>
    </message>
    <message>
        <source>Exploration wells</source>
        <translation>探井</translation>
    </message>
    <message>
        <source>Export a layer</source>
        <translation>导出图层</translation>
    </message>
    <message>
        <source>Export a layer …</source>
        <translation>导出图层…</translation>
    </message>
    <message>
        <source>Export past alerts from the alarm platform; two years show the pattern of the seasons.</source>
        <translation>请从接警平台导出历史警情；两年的数据可看出季节规律。</translation>
    </message>
    <message>
        <source>Export past cases from the case system; two years show the pattern of the seasons.</source>
        <translation>请从案件系统导出历史案件；两年的数据可看出季节规律。</translation>
    </message>
    <message>
        <source>Export the camera list of the video platform (code, name, coordinates, well) and import it.</source>
        <translation>请从视频平台导出摄像头清单（编码、名称、坐标、所属井），然后导入。</translation>
    </message>
    <message>
        <source>Export the terminals of the tracking platform (number, plate) and import them.</source>
        <translation>请从定位平台导出终端清单（终端号、车牌），然后导入。</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>已延长</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>延长期限</translation>
    </message>
    <message>
        <source>F1 goes to the most urgent alert</source>
        <translation>F1 转到最紧急的报警</translation>
    </message>
    <message>
        <source>F12 takes a call down; D on an alert makes one and shows whom to send.</source>
        <translation>F12 录入新警情;在报警上按 D 立即生成警情并列出可派警力。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Failed re-checks</source>
        <translation>复查不合格次数</translation>
    </message>
    <message>
        <source>Fainter</source>
        <translation>淡一些</translation>
    </message>
    <message>
        <source>Falls due</source>
        <translation>届满时间</translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>False plate</source>
        <translation>假牌</translation>
    </message>
    <message>
        <source>False report</source>
        <translation>谎报误报</translation>
    </message>
    <message>
        <source>False: {kind}</source>
        <translation>误报率:{kind}</translation>
    </message>
    <message>
        <source>Far from the county</source>
        <translation>远离本县</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Farther than</source>
        <translation>偏离大于</translation>
    </message>
    <message>
        <source>Fast strike</source>
        <translation>快侦快破</translation>
    </message>
    <message>
        <source>Faster than</source>
        <translation>速度高于</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Feed started</source>
        <translation>数据源已启动</translation>
    </message>
    <message>
        <source>Feed stopped</source>
        <translation>数据源已停止</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Feeds {listening}/{total}</source>
        <translation>数据源 {listening}/{total}</translation>
    </message>
    <message>
        <source>Fence cut</source>
        <translation>剪破围栏</translation>
    </message>
    <message>
        <source>Fence opened</source>
        <translation>围栏开启</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Fields changed</source>
        <translation>修改字段</translation>
    </message>
    <message>
        <source>Fields missing</source>
        <translation>缺项</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File changed</source>
        <translation>文件修改时间</translation>
    </message>
    <message>
        <source>File opened</source>
        <translation>建档</translation>
    </message>
    <message>
        <source>File opened from a call</source>
        <translation>由警情建档</translation>
    </message>
    <message>
        <source>File {sha256}, taken out {day}</source>
        <translation>文件 {sha256},{day} 移出</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files and their SHA-256</source>
        <translation>文件及其 SHA-256</translation>
    </message>
    <message>
        <source>Files of the field</source>
        <translation>油区数据文件</translation>
    </message>
    <message>
        <source>Files that no record names any more: {count}</source>
        <translation>不再被任何记录引用的文件:{count}</translation>
    </message>
    <message>
        <source>Filing review</source>
        <translation>立案审查</translation>
    </message>
    <message>
        <source>Filled from the others: {fields}</source>
        <translation>从其他项补全:{fields}</translation>
    </message>
    <message>
        <source>Filled in by</source>
        <translation>填表人</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by call sign, name, organisation</source>
        <translation>按呼号、名称、单位筛选</translation>
    </message>
    <message>
        <source>Filter by code, name, operator</source>
        <translation>按编号、名称、作业区筛选</translation>
    </message>
    <message>
        <source>Filter by hazard, place, unit, number</source>
        <translation>按隐患、地点、单位、编号筛选</translation>
    </message>
    <message>
        <source>Filter by name, note, author</source>
        <translation>按名称、备注、标绘人筛选</translation>
    </message>
    <message>
        <source>Filter by number, place, officer, well …</source>
        <translation>按编号、地点、主办、井号筛选…</translation>
    </message>
    <message>
        <source>Filter by number, place, unit …</source>
        <translation>按编号、地点、警力筛选…</translation>
    </message>
    <message>
        <source>Filter by patrol, team, beat, number</source>
        <translation>按联巡、队伍、范围、编号筛选</translation>
    </message>
    <message>
        <source>Filter by post or name</source>
        <translation>按岗位或姓名筛选</translation>
    </message>
    <message>
        <source>Filter by unit, serial, plate</source>
        <translation>按单位、编号、车牌筛选</translation>
    </message>
    <message>
        <source>Filter this panel</source>
        <translation>筛选当前面板</translation>
    </message>
    <message>
        <source>Filter zones</source>
        <translation>筛选区域</translation>
    </message>
    <message>
        <source>Filter; Enter looks through all shifts</source>
        <translation>筛选;回车在所有班次中查找</translation>
    </message>
    <message>
        <source>Find anything in the case files …</source>
        <translation>检索案卷全文,如 盗油、无牌越野车…</translation>
    </message>
    <message>
        <source>Finish the drawing</source>
        <translation>结束绘制</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Fire</source>
        <translation>火灾</translation>
    </message>
    <message>
        <source>Fire or disaster</source>
        <translation>灾害事故</translation>
    </message>
    <message>
        <source>Fire protection</source>
        <translation>消防</translation>
    </message>
    <message>
        <source>First fix</source>
        <translation>首个定位</translation>
    </message>
    <message>
        <source>First here: {units}. The map's menu takes the ways away; guards go to calls only.</source>
        <translation>最先到此处:{units}。可用右键菜单取消路线;护卫力量只在有警情时派用。</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>首次启用</translation>
    </message>
    <message>
        <source>First there</source>
        <translation>首次到达</translation>
    </message>
    <message>
        <source>First {first}, last {last}</source>
        <translation>首次 {first},最近 {last}</translation>
    </message>
    <message>
        <source>Fix before</source>
        <translation>上一定位点</translation>
    </message>
    <message>
        <source>Fix checked</source>
        <translation>补漏已核实</translation>
    </message>
    <message>
        <source>Fixed camera</source>
        <translation>枪机</translation>
    </message>
    <message>
        <source>Fixed cameras</source>
        <translation>枪机</translation>
    </message>
    <message>
        <source>Fixes</source>
        <translation>定位点数</translation>
    </message>
    <message>
        <source>Flawed, can be used</source>
        <translation>有瑕疵,可用</translation>
    </message>
    <message>
        <source>Float or dock this panel</source>
        <translation>浮动或停靠面板</translation>
    </message>
    <message>
        <source>Flood of alerts since {time}: {n} in ten minutes. Shown by groups; → opens one.</source>
        <translation>报警泛滥自 {time} 起:十分钟内 {n} 条。已按组显示,→ 键展开。</translation>
    </message>
    <message>
        <source>Floods</source>
        <translation>泛滥次数</translation>
    </message>
    <message>
        <source>Folder of tiles</source>
        <translation>瓦片文件夹</translation>
    </message>
    <message>
        <source>Follow nobody</source>
        <translation>不跟随</translation>
    </message>
    <message>
        <source>Follow the unit</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Follow:</source>
        <translation>跟随:</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>For at least</source>
        <translation>持续至少</translation>
    </message>
    <message>
        <source>For the inquiry into this call</source>
        <translation>核查本警情</translation>
    </message>
    <message>
        <source>For the time</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>For those who were sent</source>
        <translation>告知出警人员</translation>
    </message>
    <message>
        <source>For training only, {month}</source>
        <translation>仅供培训使用,{month}</translation>
    </message>
    <message>
        <source>For which teams?</source>
        <translation>哪类队伍用?</translation>
    </message>
    <message>
        <source>Forces</source>
        <translation>警力</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Formulas are not worked out ({where}); put in their values.</source>
        <translation>不计算公式({where});请改填数值。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>发现人</translation>
    </message>
    <message>
        <source>Found by patrol</source>
        <translation>巡逻发现</translation>
    </message>
    <message>
        <source>Found by report</source>
        <translation>群众举报</translation>
    </message>
    <message>
        <source>Found by video</source>
        <translation>视频发现</translation>
    </message>
    <message>
        <source>Found in production data</source>
        <translation>生产数据发现</translation>
    </message>
    <message>
        <source>Found invalid</source>
        <translation>判为无效</translation>
    </message>
    <message>
        <source>Found not connected</source>
        <translation>标为无关联</translation>
    </message>
    <message>
        <source>Found on patrol</source>
        <translation>巡中发现</translation>
    </message>
    <message>
        <source>Found on patrol …</source>
        <translation>巡中发现…</translation>
    </message>
    <message>
        <source>Found on patrol: what does it become?</source>
        <translation>巡中发现:转为什么?</translation>
    </message>
    <message>
        <source>Found on patrol: {found}, dealt with {dealt} ({rate})</source>
        <translation>巡逻发现问题 {found} 起,已处置 {dealt} 起(管事率 {rate})</translation>
    </message>
    <message>
        <source>Found open …</source>
        <translation>现场未补上…</translation>
    </message>
    <message>
        <source>Found still open: {found}</source>
        <translation>现场核实仍未补上:{found}</translation>
    </message>
    <message>
        <source>Found there</source>
        <translation>逐项</translation>
    </message>
    <message>
        <source>Found wanting, not mended</source>
        <translation>抽查不合格,未改正</translation>
    </message>
    <message>
        <source>Found, not confirmed</source>
        <translation>已发现,待确认</translation>
    </message>
    <message>
        <source>Founder</source>
        <translation>启用人</translation>
    </message>
    <message>
        <source>Four views are open at most: {name} was closed.</source>
        <translation>最多同时打开四路画面:已关闭 {name}。</translation>
    </message>
    <message>
        <source>Fr</source>
        <translation>五</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>From a CSV file …</source>
        <translation>从 CSV 文件导入…</translation>
    </message>
    <message>
        <source>From a camera</source>
        <translation>摄像头截图</translation>
    </message>
    <message>
        <source>From an alert</source>
        <translation>由报警转来</translation>
    </message>
    <message>
        <source>From junction</source>
        <translation>起点路口</translation>
    </message>
    <message>
        <source>From t</source>
        <translation>≥ 吨</translation>
    </message>
    <message>
        <source>From the future</source>
        <translation>未来时间</translation>
    </message>
    <message>
        <source>From the map</source>
        <translation>地图截图</translation>
    </message>
    <message>
        <source>From then on its positions count as those of the unit or vehicle.</source>
        <translation>登记后,其位置即算该单位或车辆的位置。</translation>
    </message>
    <message>
        <source>From this K-number; empty for the beginning of the line</source>
        <translation>起始桩号;留空为管线起点</translation>
    </message>
    <message>
        <source>From when to when? Such as 2026-11-20 20:00 – 06:00</source>
        <translation>从何时到何时?例如 2026-11-20 20:00 – 06:00</translation>
    </message>
    <message>
        <source>From “{status}” a case cannot become “{to}”. Nothing was changed; from here it may become: {allowed}.</source>
        <translation>案件不能从“{status}”变为“{to}”。未作更改;此处可以变为:{allowed}。</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Further steps with a sealed record are taken by its officer in charge, who helps there, or a leader. Nothing was changed.</source>
        <translation>封存案件的后续程序由主办民警、协办民警或领导办理。未作任何更改。</translation>
    </message>
    <message>
        <source>GCJ-02, for phone navigation</source>
        <translation>GCJ-02(手机导航)</translation>
    </message>
    <message>
        <source>GPX written</source>
        <translation>已导出 GPX</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>气</translation>
    </message>
    <message>
        <source>Gas trunk lines</source>
        <translation>输气管线</translation>
    </message>
    <message>
        <source>Gas well</source>
        <translation>采气井</translation>
    </message>
    <message>
        <source>Gas wells</source>
        <translation>采气井</translation>
    </message>
    <message>
        <source>Gathering line</source>
        <translation>集输管线</translation>
    </message>
    <message>
        <source>Gathering lines</source>
        <translation>集输管线</translation>
    </message>
    <message>
        <source>Gear</source>
        <translation>装备</translation>
    </message>
    <message>
        <source>General hazard</source>
        <translation>一般隐患</translation>
    </message>
    <message>
        <source>General hazards</source>
        <translation>一般隐患</translation>
    </message>
    <message>
        <source>GeoJSON, Shapefile (.shp or .zip), GeoPackage, KML, KMZ, CSV and XLSX. Nothing is written before the last step, and an import can be taken back as a whole.</source>
        <translation>支持 GeoJSON、Shapefile(.shp 或 .zip)、GeoPackage、KML、KMZ、CSV 和 XLSX。最后一步之前不写入任何内容,导入后可以整批撤回。</translation>
    </message>
    <message>
        <source>GeoJSON, Shapefile (.shp or .zip), GeoPackage, KML, KMZ, CSV and XLSX; tracks also as GPX, TCX, FIT and NMEA. Nothing is written before the last step, and an import can be taken back as a whole.</source>
        <translation>支持 GeoJSON、Shapefile(.shp 或 .zip)、GeoPackage、KML、KMZ、CSV 和 XLSX;轨迹还可用 GPX、TCX、FIT 和 NMEA。最后一步之前不写入任何内容,导入后可以整批撤回。</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>交给</translation>
    </message>
    <message>
        <source>Give it a name first.</source>
        <translation>请先填写名称。</translation>
    </message>
    <message>
        <source>Give on</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Give the order</source>
        <translation>下达</translation>
    </message>
    <message>
        <source>Give the place as longitude, latitude in degrees, or point at it on the map.</source>
        <translation>请按“经度, 纬度”(度)填写位置,或在地图上指定。</translation>
    </message>
    <message>
        <source>Give to a unit …</source>
        <translation>交给单位…</translation>
    </message>
    <message>
        <source>Give up …</source>
        <translation>未查原因…</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>移出人</translation>
    </message>
    <message>
        <source>Given from</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Given until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>未查</translation>
    </message>
    <message>
        <source>Go there earlier</source>
        <translation>提前一位</translation>
    </message>
    <message>
        <source>Go there later</source>
        <translation>推后一位</translation>
    </message>
    <message>
        <source>Go to a K-number of this line …</source>
        <translation>按桩号定位…</translation>
    </message>
    <message>
        <source>Go to the most urgent alert</source>
        <translation>转到最紧急的报警</translation>
    </message>
    <message>
        <source>Go to the other cell and press the key again to exchange the two.</source>
        <translation>移到另一格再按一次此键,两格即互换。</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>派出</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Grave</source>
        <translation>重大紧急</translation>
    </message>
    <message>
        <source>Grave calls</source>
        <translation>重大警情</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Grid cells</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Grid cells by hour</source>
        <translation>按网格 × 小时</translation>
    </message>
    <message>
        <source>Grid: {rate} of the minutes wanted, nobody in {dark} of {n} cells</source>
        <translation>网格见警率 {rate},{n} 格中 {dark} 格无人到过</translation>
    </message>
    <message>
        <source>Gross (t)</source>
        <translation>毛重(吨)</translation>
    </message>
    <message>
        <source>Ground searched</source>
        <translation>查询范围</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>守护</translation>
    </message>
    <message>
        <source>Guard car</source>
        <translation>护卫车</translation>
    </message>
    <message>
        <source>Guard companies</source>
        <translation>保安公司</translation>
    </message>
    <message>
        <source>Guard company</source>
        <translation>保安公司</translation>
    </message>
    <message>
        <source>Guard post</source>
        <translation>守护点</translation>
    </message>
    <message>
        <source>Guard posts</source>
        <translation>守护点</translation>
    </message>
    <message>
        <source>Guard team</source>
        <translation>护卫队</translation>
    </message>
    <message>
        <source>Guard teams</source>
        <translation>护卫队</translation>
    </message>
    <message>
        <source>Guard the scene</source>
        <translation>保护现场</translation>
    </message>
    <message>
        <source>Guard's phone</source>
        <translation>内保电话</translation>
    </message>
    <message>
        <source>Guarded day and night</source>
        <translation>24小时守护</translation>
    </message>
    <message>
        <source>Guarding</source>
        <translation>守护方式</translation>
    </message>
    <message>
        <source>Guarding by people</source>
        <translation>人防</translation>
    </message>
    <message>
        <source>Guards</source>
        <translation>保护对象</translation>
    </message>
    <message>
        <source>Guards and volunteers may help at simple calls only, and this is none. Nothing was sent; send police.</source>
        <translation>保安和义警只能参与简易警情,此警情不属于,未派出;请派民警。</translation>
    </message>
    <message>
        <source>Guest of the wall screen</source>
        <translation>大屏访客</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>处置要点</translation>
    </message>
    <message>
        <source>Guide the police in</source>
        <translation>引导民警</translation>
    </message>
    <message>
        <source>Half known since</source>
        <translation>半数更新于</translation>
    </message>
    <message>
        <source>Half of the records were entered or changed on this day or later.</source>
        <translation>半数记录在这一天或之后录入或更改。</translation>
    </message>
    <message>
        <source>Halt</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Hand on or keep as evidence …</source>
        <translation>取证与外带…</translation>
    </message>
    <message>
        <source>Hand on {name}</source>
        <translation>移交 {name}</translation>
    </message>
    <message>
        <source>Hand on …</source>
        <translation>移交…</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>提供</translation>
    </message>
    <message>
        <source>Hand out a copy</source>
        <translation>提供副本</translation>
    </message>
    <message>
        <source>Hand out a copy …</source>
        <translation>提供副本…</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Hand over the scene of {name}: to whom?</source>
        <translation>移交 {name} 的现场:给谁?</translation>
    </message>
    <message>
        <source>Hand over …</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Handed on</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>已领出</translation>
    </message>
    <message>
        <source>Handed out and not back</source>
        <translation>领出未还</translation>
    </message>
    <message>
        <source>Handed out by</source>
        <translation>领出时间、经手人</translation>
    </message>
    <message>
        <source>Handed out to {name}: {what}</source>
        <translation>已领出:{what}(领用人 {name})</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交班</translation>
    </message>
    <message>
        <source>Handed over by one alone</source>
        <translation>单方交接</translation>
    </message>
    <message>
        <source>Handed over, signed</source>
        <translation>交班已签字</translation>
    </message>
    <message>
        <source>Handed over: {name} {time} ({means})</source>
        <translation>交班:{name} {time}({means})</translation>
    </message>
    <message>
        <source>Handed to</source>
        <translation>移交给</translation>
    </message>
    <message>
        <source>Handed to the enterprise</source>
        <translation>已转企业处理</translation>
    </message>
    <message>
        <source>Handing evidence out needs a reason. Nothing was written.</source>
        <translation>提供证据副本须写明事由。未写出。</translation>
    </message>
    <message>
        <source>Handing out or bringing back was a mistake</source>
        <translation>领用或归还登记有误,已撤销</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Handled anyhow</source>
        <translation>全部办案模式</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>办理方式</translation>
    </message>
    <message>
        <source>Handling mode</source>
        <translation>打法</translation>
    </message>
    <message>
        <source>Handling of the case</source>
        <translation>办案期限</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>Handover and reminders</source>
        <translation>班务</translation>
    </message>
    <message>
        <source>Handover of the shift</source>
        <translation>交接班记录</translation>
    </message>
    <message>
        <source>Hang each up at its place. Who scans it, or reads its code to the desk, has been there.</source>
        <translation>请张挂在对应地点。扫码或向值班台报出验证码,即证明到过现场。</translation>
    </message>
    <message>
        <source>Has begun</source>
        <translation>已出巡</translation>
    </message>
    <message>
        <source>Has macros</source>
        <translation>含宏或脚本</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>隐患</translation>
    </message>
    <message>
        <source>Hazard cleared</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>Hazard ended at</source>
        <translation>销号时间</translation>
    </message>
    <message>
        <source>Hazard found</source>
        <translation>发现隐患</translation>
    </message>
    <message>
        <source>Hazard found: {name}</source>
        <translation>发现隐患:{name}</translation>
    </message>
    <message>
        <source>Hazard number</source>
        <translation>隐患编号</translation>
    </message>
    <message>
        <source>Hazards</source>
        <translation>隐患台账</translation>
    </message>
    <message>
        <source>Hazards to be confirmed</source>
        <translation>待确认隐患</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Heads are missing</source>
        <translation>缺员</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>听到了</translation>
    </message>
    <message>
        <source>Heard between</source>
        <translation>定位时段</translation>
    </message>
    <message>
        <source>Heard from</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>听证</translation>
    </message>
    <message>
        <source>Heavy strike</source>
        <translation>重拳打击</translation>
    </message>
    <message>
        <source>Held (min)</source>
        <translation>在岗(分钟)</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>现保管人</translation>
    </message>
    <message>
        <source>Help given</source>
        <translation>救助完成</translation>
    </message>
    <message>
        <source>Help in rescue</source>
        <translation>协助救援</translation>
    </message>
    <message>
        <source>Helping officers</source>
        <translation>协办民警</translation>
    </message>
    <message>
        <source>Helping to find a wanted person</source>
        <translation>协查在逃人员</translation>
    </message>
    <message>
        <source>Here {n}</source>
        <translation>此处 {n}</translation>
    </message>
    <message>
        <source>Hidden tank</source>
        <translation>暗罐</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>High alerts</source>
        <translation>高级报警</translation>
    </message>
    <message>
        <source>High risk</source>
        <translation>高风险</translation>
    </message>
    <message>
        <source>High voltage</source>
        <translation>高压电</translation>
    </message>
    <message>
        <source>High yield</source>
        <translation>高产</translation>
    </message>
    <message>
        <source>High-risk wells</source>
        <translation>易发案井</translation>
    </message>
    <message>
        <source>High-yield wells</source>
        <translation>高产井</translation>
    </message>
    <message>
        <source>Highway</source>
        <translation>国省干道</translation>
    </message>
    <message>
        <source>Highways</source>
        <translation>国省干道</translation>
    </message>
    <message>
        <source>History of {name}</source>
        <translation>{name} 的变更记录</translation>
    </message>
    <message>
        <source>History …</source>
        <translation>变更记录…</translation>
    </message>
    <message>
        <source>Holder of the things</source>
        <translation>持有人</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Holds no longer …</source>
        <translation>停止执行 …</translation>
    </message>
    <message>
        <source>Holds until</source>
        <translation>有效至</translation>
    </message>
    <message>
        <source>Home site (code)</source>
        <translation>驻地(编号)</translation>
    </message>
    <message>
        <source>Hose buried</source>
        <translation>埋设软管</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Hours between visits</source>
        <translation>间隔(小时)</translation>
    </message>
    <message>
        <source>Hours between visits are from {least} to {most}, not {told}. Nothing was saved.</source>
        <translation>巡护间隔应为 {least} 至 {most} 小时,不能是 {told}。未保存。</translation>
    </message>
    <message>
        <source>Hours out</source>
        <translation>出勤(小时)</translation>
    </message>
    <message>
        <source>Hours with more than 30</source>
        <translation>超过 30 条的小时占比</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>How exactly a web page holds the places; whoever has the file can read them out</source>
        <translation>网页中坐标的精度;拿到文件的人都能读出坐标</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>多远</translation>
    </message>
    <message>
        <source>How fast it plays</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>How fast it plays: ×60 is a minute a second</source>
        <translation>播放速度:×60 即每秒 1 分钟</translation>
    </message>
    <message>
        <source>How is it called?</source>
        <translation>叫什么名称?</translation>
    </message>
    <message>
        <source>How it is closed</source>
        <translation>补漏措施</translation>
    </message>
    <message>
        <source>How it was done</source>
        <translation>作案手法</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>How long a time the strip holds</source>
        <translation>时间条的时段长度</translation>
    </message>
    <message>
        <source>How much was seen</source>
        <translation>巡护覆盖汇总</translation>
    </message>
    <message>
        <source>How often somebody must be at {name} …</source>
        <translation>{name} 的巡护要求 …</translation>
    </message>
    <message>
        <source>How the instruction was settled</source>
        <translation>该指示如何落实</translation>
    </message>
    <message>
        <source>How the numbers of this office's notices begin</source>
        <translation>本单位文书字号的开头</translation>
    </message>
    <message>
        <source>How they came in</source>
        <translation>如何进入</translation>
    </message>
    <message>
        <source>How they got out</source>
        <translation>如何离开</translation>
    </message>
    <message>
        <source>Hundred-metre markers</source>
        <translation>百米桩</translation>
    </message>
    <message>
        <source>I hand this shift over as the sheet shows it.</source>
        <translation>本人按交接单所列交出本班。</translation>
    </message>
    <message>
        <source>I have read this sheet and each red item, and take the shift over.</source>
        <translation>本人已阅交接单及每条红色事项,接收本班。</translation>
    </message>
    <message>
        <source>I leave without anybody taking over: {reason}</source>
        <translation>无人接班,本人离岗:{reason}</translation>
    </message>
    <message>
        <source>I take over without anybody handing over: {reason}</source>
        <translation>无人交班,本人接班:{reason}</translation>
    </message>
    <message>
        <source>Icy</source>
        <translation>结冰</translation>
    </message>
    <message>
        <source>Icy roads</source>
        <translation>结冰路段</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>公民身份号码</translation>
    </message>
    <message>
        <source>Illegal oil collecting</source>
        <translation>非法敛油</translation>
    </message>
    <message>
        <source>Illegal refinery</source>
        <translation>土炼油点</translation>
    </message>
    <message>
        <source>Illegal refining</source>
        <translation>土炼油</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import a file …</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import as</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Import now</source>
        <translation>开始导入</translation>
    </message>
    <message>
        <source>Import the areas of the police rooms; what is imported later finds its room.</source>
        <translation>请导入各警务室的辖区；之后导入的设施会自动归入所属警务室。</translation>
    </message>
    <message>
        <source>Import the county's grid (areas of kind grid cell).</source>
        <translation>请导入本县网格（类型为网格的区域）。</translation>
    </message>
    <message>
        <source>Import wells, lines and sites with Ctrl+I; each kind gets its tick here.</source>
        <translation>按 Ctrl+I 导入井、管线和站点,每一类都会在这里出现。</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>近30天</translation>
    </message>
    <message>
        <source>In a few words, or empty</source>
        <translation>简单说明,可留空</translation>
    </message>
    <message>
        <source>In a few words; they are kept</source>
        <translation>几个字说明,留存备查</translation>
    </message>
    <message>
        <source>In a replay</source>
        <translation>回放中</translation>
    </message>
    <message>
        <source>In a storm</source>
        <translation>风雨雪天</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>In an open case file</source>
        <translation>在打开的案卷中</translation>
    </message>
    <message>
        <source>In any table</source>
        <translation>任何表格</translation>
    </message>
    <message>
        <source>In calls and tasks</source>
        <translation>警情与任务</translation>
    </message>
    <message>
        <source>In case files</source>
        <translation>在案件列表中</translation>
    </message>
    <message>
        <source>In custody of</source>
        <translation>保管人</translation>
    </message>
    <message>
        <source>In drawings</source>
        <translation>在“标绘”中</translation>
    </message>
    <message>
        <source>In duty now</source>
        <translation>在当前勤务</translation>
    </message>
    <message>
        <source>In feeds</source>
        <translation>在数据源中</translation>
    </message>
    <message>
        <source>In figures</source>
        <translation>主要数据</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>In hand {taken} · Shelved {shelved}</source>
        <translation>处置中 {taken} · 搁置 {shelved}</translation>
    </message>
    <message>
        <source>In hand: {who}</source>
        <translation>承办:{who}</translation>
    </message>
    <message>
        <source>In incidents and strength by hour</source>
        <translation>在“警力跟着警情走”窗口</translation>
    </message>
    <message>
        <source>In live alerts</source>
        <translation>在实时报警中</translation>
    </message>
    <message>
        <source>In mediation</source>
        <translation>调解</translation>
    </message>
    <message>
        <source>In none</source>
        <translation>未归入</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>实地</translation>
    </message>
    <message>
        <source>In proposed beats</source>
        <translation>在巡线建议中</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>In the coverage</source>
        <translation>在巡护覆盖中</translation>
    </message>
    <message>
        <source>In the data page</source>
        <translation>在底数清中</translation>
    </message>
    <message>
        <source>In the duty log</source>
        <translation>在值班日志中</translation>
    </message>
    <message>
        <source>In the evidence of a case</source>
        <translation>在案件的证据中</translation>
    </message>
    <message>
        <source>In the handover</source>
        <translation>在交接班中</translation>
    </message>
    <message>
        <source>In the layers</source>
        <translation>在图层中</translation>
    </message>
    <message>
        <source>In the month sheet</source>
        <translation>在月值班表中</translation>
    </message>
    <message>
        <source>In the plan of a patrol</source>
        <translation>在联巡计划窗口</translation>
    </message>
    <message>
        <source>In the section {name} of feeds.toml {key} cannot be {value}. No feed was started.</source>
        <translation>feeds.toml 的 {name} 一节中,{key} 不能是 {value}。没有启动任何数据源。</translation>
    </message>
    <message>
        <source>In the shift</source>
        <translation>本班情况</translation>
    </message>
    <message>
        <source>In the spot checks</source>
        <translation>在勤务抽查</translation>
    </message>
    <message>
        <source>In the time strip</source>
        <translation>时间条内</translation>
    </message>
    <message>
        <source>In the users</source>
        <translation>在用户窗口</translation>
    </message>
    <message>
        <source>In the views of cameras</source>
        <translation>在实时视频中</translation>
    </message>
    <message>
        <source>In the visit needs</source>
        <translation>在巡护要求中</translation>
    </message>
    <message>
        <source>In the whole window</source>
        <translation>整个窗口</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>期限内</translation>
    </message>
    <message>
        <source>In tracks brought in</source>
        <translation>在导入的轨迹里</translation>
    </message>
    <message>
        <source>In vehicle</source>
        <translation>所在车辆</translation>
    </message>
    <message>
        <source>In what lies around</source>
        <translation>在周边查询中</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>In workover</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Inaccurate</source>
        <translation>精度不足</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>警情</translation>
    </message>
    <message>
        <source>Incidents over patrol</source>
        <translation>警情 / 巡逻</translation>
    </message>
    <message>
        <source>Incidents over posts</source>
        <translation>警情 / 在岗</translation>
    </message>
    <message>
        <source>Incidents, and nobody there</source>
        <translation>有警情,没警力</translation>
    </message>
    <message>
        <source>Initial station</source>
        <translation>首站</translation>
    </message>
    <message>
        <source>Initial stations</source>
        <translation>首站</translation>
    </message>
    <message>
        <source>Injection line</source>
        <translation>注水管线</translation>
    </message>
    <message>
        <source>Injection lines</source>
        <translation>注水管线</translation>
    </message>
    <message>
        <source>Injection station</source>
        <translation>注水站</translation>
    </message>
    <message>
        <source>Injection stations</source>
        <translation>注水站</translation>
    </message>
    <message>
        <source>Injection well</source>
        <translation>注水井</translation>
    </message>
    <message>
        <source>Injection wells</source>
        <translation>注水井</translation>
    </message>
    <message>
        <source>Insider suspected</source>
        <translation>疑有内应</translation>
    </message>
    <message>
        <source>Insiders</source>
        <translation>内部人员</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Into the roster …</source>
        <translation>编入值班表…</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Investigating</source>
        <translation>侦查</translation>
    </message>
    <message>
        <source>Investigating this case</source>
        <translation>侦办本案</translation>
    </message>
    <message>
        <source>Investigation ended</source>
        <translation>侦查终结</translation>
    </message>
    <message>
        <source>Investigation terminated</source>
        <translation>终止调查</translation>
    </message>
    <message>
        <source>Is over …</source>
        <translation>收巡…</translation>
    </message>
    <message>
        <source>Is the alarm heard at this desk?</source>
        <translation>本机能听到报警声音吗?</translation>
    </message>
    <message>
        <source>Is the alarm heard at this desk? It is tested once in each shift.</source>
        <translation>本机能听到报警声音吗?每班接班时测试一次。</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>Issue the notice</source>
        <translation>下发通知书</translation>
    </message>
    <message>
        <source>Issue the order</source>
        <translation>下达</translation>
    </message>
    <message>
        <source>Issue …</source>
        <translation>领用…</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已下达</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>签发人</translation>
    </message>
    <message>
        <source>It cannot be checked before it was closed. Nothing was changed; check the time.</source>
        <translation>核实不能早于补上的时间,没有改动;请检查时间。</translation>
    </message>
    <message>
        <source>It cannot have been approved at that time. Nothing was changed; check the time.</source>
        <translation>审批时间不合理。未作更改;请核对时间。</translation>
    </message>
    <message>
        <source>It carries: {names}</source>
        <translation>使用的开源组件:{names}</translation>
    </message>
    <message>
        <source>It does stand there: keep it</source>
        <translation>确在该处,保存</translation>
    </message>
    <message>
        <source>It ended before it began.</source>
        <translation>结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>It ends before it begins. Nothing was saved; correct the day until which it holds.</source>
        <translation>截止早于开始。未保存;请改正截止日期。</translation>
    </message>
    <message>
        <source>It hangs on call {number} no more. Nothing was changed.</source>
        <translation>该报警已不在警情{number}下,未作任何更改。</translation>
    </message>
    <message>
        <source>It has come back</source>
        <translation>再次报警</translation>
    </message>
    <message>
        <source>It has no place: neither a shape nor coordinates.</source>
        <translation>没有位置:既无图形也无坐标。</translation>
    </message>
    <message>
        <source>It has no {label}.</source>
        <translation>缺少{label}。</translation>
    </message>
    <message>
        <source>It has no {place}: it runs from {first} to {last}.</source>
        <translation>该线没有 {place}:它从 {first} 到 {last}。</translation>
    </message>
    <message>
        <source>It has {theirs} days, the month has {ours}.</source>
        <translation>表中有 {theirs} 天,该月应为 {ours} 天。</translation>
    </message>
    <message>
        <source>It holds no rows.</source>
        <translation>其中没有数据行。</translation>
    </message>
    <message>
        <source>It is closed</source>
        <translation>已整改到位</translation>
    </message>
    <message>
        <source>It is cut off: the file ends in the middle of this row.</source>
        <translation>不完整:文件在这一行中间结束。</translation>
    </message>
    <message>
        <source>It is of {theirs}, the sheet that is open of {ours}.</source>
        <translation>此表是 {theirs} 的,而打开的是 {ours}。</translation>
    </message>
    <message>
        <source>It is open still</source>
        <translation>仍未整改到位</translation>
    </message>
    <message>
        <source>It is to be back at a time ahead, within three months. Nothing was changed; type another time.</source>
        <translation>应还时间须在现在之后、三个月之内。没有改动,请改写时间。</translation>
    </message>
    <message>
        <source>It is to be back at a time ahead, within three months. Nothing was handed out; type another time.</source>
        <translation>应还时间须在现在之后、三个月之内。没有登记领用,请改写时间。</translation>
    </message>
    <message>
        <source>It is to be mended by a time ahead, within a year. Nothing was saved; type another time.</source>
        <translation>改正期限须在以后、一年以内。未保存,请另写时间。</translation>
    </message>
    <message>
        <source>It is {found}, where {wanted} is needed.</source>
        <translation>图形是{found},需要的是{wanted}。</translation>
    </message>
    <message>
        <source>It listens on port {port}.</source>
        <translation>正在监听端口 {port}。</translation>
    </message>
    <message>
        <source>It listens on port {port}; {count} terminals are signed in.</source>
        <translation>正在监听端口 {port};{count} 台终端在线。</translation>
    </message>
    <message>
        <source>It needs a code. Nothing was changed; fill it in.</source>
        <translation>缺少编号。未作任何更改;请填写。</translation>
    </message>
    <message>
        <source>It never moves: all its points are at one place.</source>
        <translation>从未移动:所有点都在同一处。</translation>
    </message>
    <message>
        <source>It stays sealed. Who opened it, when and why is kept.</source>
        <translation>查阅后仍为封存;何人、何时、因何查阅均留痕。</translation>
    </message>
    <message>
        <source>It tells the time of day but no day: the sentences RMC and ZDA are missing.</source>
        <translation>只有时刻没有日期:缺少 RMC 和 ZDA 语句。</translation>
    </message>
    <message>
        <source>It was never issued</source>
        <translation>一直未下达</translation>
    </message>
    <message>
        <source>It works without the internet; what it keeps stays in the data directory.</source>
        <translation>无需互联网即可运行;所有数据都在数据目录中。</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Its alerts: {verdict}</source>
        <translation>所挂报警:{verdict}</translation>
    </message>
    <message>
        <source>Its bytes were erased</source>
        <translation>内容已清除</translation>
    </message>
    <message>
        <source>Its call: {number} {title}</source>
        <translation>所属警情:{number} {title}</translation>
    </message>
    <message>
        <source>Its code {code} stands already in row {row}.</source>
        <translation>编号 {code} 已在第 {row} 行出现。</translation>
    </message>
    <message>
        <source>Its coordinates are no numbers.</source>
        <translation>坐标不是数字。</translation>
    </message>
    <message>
        <source>Its course or outline was changed</source>
        <translation>走向或边界有更改</translation>
    </message>
    <message>
        <source>Its datum is yours to tell: choose it, then test and add.</source>
        <translation>坐标基准服务器不会说明:请先选定,再测试、添加。</translation>
    </message>
    <message>
        <source>Its number is on record already, in a record that no import may change.</source>
        <translation>该编号已有记录,且该记录不能由导入改动。</translation>
    </message>
    <message>
        <source>Its outline encloses no area.</source>
        <translation>轮廓没有围成面积。</translation>
    </message>
    <message>
        <source>Its part in the case</source>
        <translation>涉案情况</translation>
    </message>
    <message>
        <source>Its tiles lie at another host: {host}. That is asked once such a layer is tested.</source>
        <translation>其瓦片在另一台主机上:{host}。测试该图层时才会访问。</translation>
    </message>
    <message>
        <source>Its title tells no month; write one such as 2026年11月 above the days.</source>
        <translation>标题未写明月份;请在日期行上方写明,例如“2026年11月”。</translation>
    </message>
    <message>
        <source>Its vehicle alone</source>
        <translation>仅随车辆</translation>
    </message>
    <message>
        <source>JSON, but not GeoJSON</source>
        <translation>JSON 文件，但不是 GeoJSON</translation>
    </message>
    <message>
        <source>Joint forces</source>
        <translation>联合力量</translation>
    </message>
    <message>
        <source>Joint guard</source>
        <translation>联勤护卫</translation>
    </message>
    <message>
        <source>Joint patrol</source>
        <translation>联巡任务</translation>
    </message>
    <message>
        <source>Joint point</source>
        <translation>联动点位</translation>
    </message>
    <message>
        <source>Joint points</source>
        <translation>联动点位</translation>
    </message>
    <message>
        <source>Joint team</source>
        <translation>联动队伍</translation>
    </message>
    <message>
        <source>Joint teams</source>
        <translation>联动队伍</translation>
    </message>
    <message>
        <source>Joint timeline</source>
        <translation>合并时间线</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>已研判</translation>
    </message>
    <message>
        <source>Judged to be no hazard</source>
        <translation>认定不属隐患</translation>
    </message>
    <message>
        <source>Judged too soon</source>
        <translation>判断过早</translation>
    </message>
    <message>
        <source>Judged: {level}</source>
        <translation>研判:{level}</translation>
    </message>
    <message>
        <source>Jumped</source>
        <translation>位置跳变</translation>
    </message>
    <message>
        <source>Jurisdiction</source>
        <translation>警务室辖区</translation>
    </message>
    <message>
        <source>Jurisdictions</source>
        <translation>辖区</translation>
    </message>
    <message>
        <source>K-number from here on</source>
        <translation>由此起的桩号</translation>
    </message>
    <message>
        <source>K-number here</source>
        <translation>此处桩号</translation>
    </message>
    <message>
        <source>K-number {k} kept</source>
        <translation>已保存桩号 {k}</translation>
    </message>
    <message>
        <source>KML holds degrees. Nothing was written; choose WGS84, CGCS2000, GCJ02 or BD09.</source>
        <translation>KML 只存经纬度。未写入;请选择 WGS84、CGCS2000、GCJ02 或 BD09。</translation>
    </message>
    <message>
        <source>Keep as a template …</source>
        <translation>存为模板 …</translation>
    </message>
    <message>
        <source>Keep as a template: of which duty level?</source>
        <translation>存为模板:用于哪一级勤务?</translation>
    </message>
    <message>
        <source>Keep order</source>
        <translation>秩序维护</translation>
    </message>
    <message>
        <source>Keep positions of units for</source>
        <translation>警力定位保留</translation>
    </message>
    <message>
        <source>Keep the filter</source>
        <translation>保存条件</translation>
    </message>
    <message>
        <source>Keep the picture</source>
        <translation>截图留存</translation>
    </message>
    <message>
        <source>Keep the shape</source>
        <translation>保存图形</translation>
    </message>
    <message>
        <source>Keep this drawing</source>
        <translation>保存标绘</translation>
    </message>
    <message>
        <source>Keep this mark</source>
        <translation>保存此桩号</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已存</translation>
    </message>
    <message>
        <source>Kept filters</source>
        <translation>保存的条件</translation>
    </message>
    <message>
        <source>Kept filters …</source>
        <translation>保存的条件…</translation>
    </message>
    <message>
        <source>Kept where</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Kept: {name}</source>
        <translation>已保存:{name}</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>重点</translation>
    </message>
    <message>
        <source>Key assets alone</source>
        <translation>仅限重点目标</translation>
    </message>
    <message>
        <source>Key vehicle approved</source>
        <translation>重点车辆已批准</translation>
    </message>
    <message>
        <source>Key vehicle taken off</source>
        <translation>重点车辆已移出</translation>
    </message>
    <message>
        <source>Key vehicles</source>
        <translation>重点车辆</translation>
    </message>
    <message>
        <source>Key vehicles are approved by a leader only. Nothing was changed.</source>
        <translation>重点车辆只能由领导批准。未作任何更改。</translation>
    </message>
    <message>
        <source>Key vehicles …</source>
        <translation>重点车辆…</translation>
    </message>
    <message>
        <source>Key well</source>
        <translation>重点井</translation>
    </message>
    <message>
        <source>Key wells</source>
        <translation>重点井</translation>
    </message>
    <message>
        <source>Key, for {key} in the address</source>
        <translation>密钥,代入地址中的 {key}</translation>
    </message>
    <message>
        <source>Kilometre markers</source>
        <translation>里程桩</translation>
    </message>
    <message>
        <source>Kilometres</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Kind of hazard</source>
        <translation>隐患类别</translation>
    </message>
    <message>
        <source>Kind of loss</source>
        <translation>损失类别</translation>
    </message>
    <message>
        <source>Kind of thing</source>
        <translation>物品类别</translation>
    </message>
    <message>
        <source>Kind of vehicle</source>
        <translation>车辆类型</translation>
    </message>
    <message>
        <source>Known K-numbers of this line …</source>
        <translation>本线已知桩号…</translation>
    </message>
    <message>
        <source>Known K-numbers of {line}</source>
        <translation>{line} 的已知桩号</translation>
    </message>
    <message>
        <source>Known are: {words}. Nothing was changed.</source>
        <translation>可填:{words}。未作任何更改。</translation>
    </message>
    <message>
        <source>Known fault, repair ordered</source>
        <translation>已知故障,已报修</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Larger font</source>
        <translation>放大字号</translation>
    </message>
    <message>
        <source>Larger hazard</source>
        <translation>较大隐患</translation>
    </message>
    <message>
        <source>Larger hazards</source>
        <translation>较大隐患</translation>
    </message>
    <message>
        <source>Last 180 days</source>
        <translation>近 180 天</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>近24小时</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>近 365 天</translation>
    </message>
    <message>
        <source>Last 48 hours</source>
        <translation>近48小时</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>近7天</translation>
    </message>
    <message>
        <source>Last 72 hours</source>
        <translation>近72小时</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>近 90 天</translation>
    </message>
    <message>
        <source>Last fired</source>
        <translation>上次触发</translation>
    </message>
    <message>
        <source>Last fix</source>
        <translation>末个定位</translation>
    </message>
    <message>
        <source>Last good {time}</source>
        <translation>最后正常 {time}</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Last step taken back</source>
        <translation>上一步已撤回</translation>
    </message>
    <message>
        <source>Last there</source>
        <translation>最近到达</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>上次到访</translation>
    </message>
    <message>
        <source>Last visited</source>
        <translation>上次到访</translation>
    </message>
    <message>
        <source>Last zoom</source>
        <translation>最大级别</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾时</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Later custody steps stand on it. Nothing was taken back; begin with the last.</source>
        <translation>其后还有保管环节。未撤回;请从最后一环撤起。</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Latitude or northing</source>
        <translation>纬度或北坐标</translation>
    </message>
    <message>
        <source>Lay over</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Layer of the owner</source>
        <translation>责任层级</translation>
    </message>
    <message>
        <source>Layer, matrix set, key</source>
        <translation>图层、矩阵集、密钥</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Layers of the server</source>
        <translation>服务器的图层</translation>
    </message>
    <message>
        <source>Lead as a hazard …</source>
        <translation>列为隐患…</translation>
    </message>
    <message>
        <source>Lead officer</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>领导</translation>
    </message>
    <message>
        <source>Leader's instruction</source>
        <translation>领导指示</translation>
    </message>
    <message>
        <source>Leader's instructions</source>
        <translation>领导指示</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>Learnt from {learnt} reported incidents, not from what patrols found. Tried three times on the 30 days that followed, {n} incidents: with a fifth of places and hours staffed it meets {share} %, the plain count of 90 days {plain} %; {verdict}.</source>
        <translation>依据 {learnt} 起接报警情,不含巡逻自己发现的。三次回测,用其后 30 天共 {n} 起检验:只布防五分之一的地点时段,建议碰上 {share} %,近 90 天简单计数碰上 {plain} %,{verdict}。</translation>
    </message>
    <message>
        <source>Learnt from {learnt} reported incidents. Tried on {n} only: too few to say whether it is better than the plain count.</source>
        <translation>依据 {learnt} 起接报警情。回测只有 {n} 起,太少,看不出是否优于简单计数。</translation>
    </message>
    <message>
        <source>Lease road</source>
        <translation>井场道路</translation>
    </message>
    <message>
        <source>Lease roads</source>
        <translation>井场道路</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>休假</translation>
    </message>
    <message>
        <source>Leave a check point out …</source>
        <translation>略过检查点…</translation>
    </message>
    <message>
        <source>Leave the beat of {unit} out. Why? It is kept with the proposal</source>
        <translation>不派{unit}。理由(随建议留存)</translation>
    </message>
    <message>
        <source>Leave the stop out …</source>
        <translation>去掉此停留点 …</translation>
    </message>
    <message>
        <source>Leave {name} out of this roster? Type the name again.</source>
        <translation>将 {name} 移出本值班表?请再输入一次姓名。</translation>
    </message>
    <message>
        <source>Leave {name} out. Why? It is kept with the proposal</source>
        <translation>去掉{name}。理由(随建议留存)</translation>
    </message>
    <message>
        <source>Leave, training and the like stand in the way: without them {n} fewer would be wanting.</source>
        <translation>休假、培训等有冲突:若无此项,可少缺 {n} 人。</translation>
    </message>
    <message>
        <source>Left and Right: a minute, with Shift an hour; PgUp, PgDn a day; Enter types a time; Space plays; Esc is live.</source>
        <translation>左右键移一分钟,加 Shift 移一小时;PgUp、PgDn 移一天;Enter 输入时刻;空格播放;Esc 回到实时。</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Left out: {what}. The others stay as they are.</source>
        <translation>已去掉:{what}。其余不变。</translation>
    </message>
    <message>
        <source>Legal basis (law and article)</source>
        <translation>法律依据(法律名称及条款)</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Length (km)</source>
        <translation>长度(公里)</translation>
    </message>
    <message>
        <source>Lent elsewhere</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Lesson for training, without names</source>
        <translation>复盘课件(隐名)</translation>
    </message>
    <message>
        <source>Lesson of a case: {type}</source>
        <translation>案例教案:{type}</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>经验教训</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Level drop</source>
        <translation>液位下降</translation>
    </message>
    <message>
        <source>Level of the case</source>
        <translation>案件级别</translation>
    </message>
    <message>
        <source>Level of the hazard</source>
        <translation>隐患级别</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Lights off</source>
        <translation>关灯行驶</translation>
    </message>
    <message>
        <source>Likely doubles</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>Limit elsewhere</source>
        <translation>其他地段限速</translation>
    </message>
    <message>
        <source>Limit on county roads</source>
        <translation>县道限速</translation>
    </message>
    <message>
        <source>Limit on highways</source>
        <translation>干线公路限速</translation>
    </message>
    <message>
        <source>Limit on lease roads</source>
        <translation>井场道路限速</translation>
    </message>
    <message>
        <source>Limit on township roads</source>
        <translation>乡道限速</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>管线</translation>
    </message>
    <message>
        <source>Line beat</source>
        <translation>穿线</translation>
    </message>
    <message>
        <source>Line busy</source>
        <translation>占线</translation>
    </message>
    <message>
        <source>Line drilled</source>
        <translation>管线打孔</translation>
    </message>
    <message>
        <source>Line in the duty log</source>
        <translation>记值班日志</translation>
    </message>
    <message>
        <source>Line in the duty log …</source>
        <translation>记值班日志…</translation>
    </message>
    <message>
        <source>Line not seen for 90 days</source>
        <translation>90天内未巡到的管线</translation>
    </message>
    <message>
        <source>Line owner</source>
        <translation>线责任人</translation>
    </message>
    <message>
        <source>Line seen longer ago than 7 days</source>
        <translation>7天前巡过的管线</translation>
    </message>
    <message>
        <source>Line seen within 24 hours</source>
        <translation>24小时内巡过的管线</translation>
    </message>
    <message>
        <source>Line seen within 48 hours</source>
        <translation>48小时内巡过的管线</translation>
    </message>
    <message>
        <source>Line seen within 7 days</source>
        <translation>7天内巡过的管线</translation>
    </message>
    <message>
        <source>Line seen within 72 hours</source>
        <translation>72小时内巡过的管线</translation>
    </message>
    <message>
        <source>Line width</source>
        <translation>线宽</translation>
    </message>
    <message>
        <source>Line {number} of the recording cannot be read.</source>
        <translation>录制文件第 {number} 行无法读取。</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>管线</translation>
    </message>
    <message>
        <source>Lines by age on the map</source>
        <translation>地图显示管线巡护时间</translation>
    </message>
    <message>
        <source>Lines by last visit</source>
        <translation>管线按最近巡护</translation>
    </message>
    <message>
        <source>Lines driven</source>
        <translation>穿线</translation>
    </message>
    <message>
        <source>Lines seen</source>
        <translation>管线巡护覆盖率</translation>
    </message>
    <message>
        <source>Lines without times, which are no track: {count}.</source>
        <translation>另有不带时间的线 {count} 条,不算轨迹。</translation>
    </message>
    <message>
        <source>Linked by a former administrative oil case</source>
        <translation>涉油行政前案关联</translation>
    </message>
    <message>
        <source>Linked by a former criminal oil case</source>
        <translation>涉油刑事前案关联</translation>
    </message>
    <message>
        <source>Linked to a receiving place</source>
        <translation>收赃窝点关联</translation>
    </message>
    <message>
        <source>List for each well, line and grid cell its code and who answers for it (owner, phone) and import it.</source>
        <translation>将每口井、每条管线、每个网格的编号和责任人(姓名、电话)列成表格后导入。</translation>
    </message>
    <message>
        <source>List of seized things and their custody</source>
        <translation>扣押(随案移送)物品清单</translation>
    </message>
    <message>
        <source>List officers, auxiliaries and guards with number, name and kind in a table and import it.</source>
        <translation>请把民警、辅警和保安的编号、姓名和类别列成表格，然后导入。</translation>
    </message>
    <message>
        <source>List patrol groups, joint teams, guard and volunteer teams in a table and import it.</source>
        <translation>请把巡逻组、联勤队、护卫队和义警队列成表格，然后导入。</translation>
    </message>
    <message>
        <source>List the posts with their coordinates in a table and import it.</source>
        <translation>请把岗点及其坐标列成表格，然后导入。</translation>
    </message>
    <message>
        <source>List the vehicles with plate, kind and team in a table and import it.</source>
        <translation>请把车辆的车牌、类型和所属队伍列成表格，然后导入。</translation>
    </message>
    <message>
        <source>Listed by the city</source>
        <translation>市级挂牌督办</translation>
    </message>
    <message>
        <source>Listed by the county</source>
        <translation>县级挂牌督办</translation>
    </message>
    <message>
        <source>Listed by the ministry</source>
        <translation>部级挂牌督办</translation>
    </message>
    <message>
        <source>Listed by the province</source>
        <translation>省级挂牌督办</translation>
    </message>
    <message>
        <source>Listed or not</source>
        <translation>是否挂牌</translation>
    </message>
    <message>
        <source>Listed supervision</source>
        <translation>挂牌督办</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>正在接收</translation>
    </message>
    <message>
        <source>Litigation</source>
        <translation>行政诉讼</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Live address</source>
        <translation>实时视频地址</translation>
    </message>
    <message>
        <source>Live address …</source>
        <translation>视频地址…</translation>
    </message>
    <message>
        <source>Live alerts</source>
        <translation>实时报警</translation>
    </message>
    <message>
        <source>Live view</source>
        <translation>实时视频</translation>
    </message>
    <message>
        <source>Live view of {name}</source>
        <translation>查看 {name} 实时视频</translation>
    </message>
    <message>
        <source>Local database</source>
        <translation>本机数据库</translation>
    </message>
    <message>
        <source>Local vector map</source>
        <translation>本地矢量底图</translation>
    </message>
    <message>
        <source>Locate</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>Lock cut</source>
        <translation>剪锁</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>锁定或解锁</translation>
    </message>
    <message>
        <source>Lock the desk</source>
        <translation>锁定工作台</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Locked and empty cells stand in the way: without them {n} fewer would be wanting.</source>
        <translation>锁定的格有冲突:若不锁定,可少缺 {n} 人。</translation>
    </message>
    <message>
        <source>Locked or unlocked</source>
        <translation>锁定或解锁</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log note</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Loitering at a trunk line</source>
        <translation>管线旁徘徊</translation>
    </message>
    <message>
        <source>Long shut in</source>
        <translation>长停</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Longitude or easting</source>
        <translation>经度或东坐标</translation>
    </message>
    <message>
        <source>Longitude, latitude</source>
        <translation>经度,纬度</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Look at name and numbers</source>
        <translation>查看姓名和号码</translation>
    </message>
    <message>
        <source>Look at the way …</source>
        <translation>查看行踪 …</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Looking for units …</source>
        <translation>正在查找警力…</translation>
    </message>
    <message>
        <source>Lookout</source>
        <translation>放风</translation>
    </message>
    <message>
        <source>Looks at</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Loophole</source>
        <translation>漏洞</translation>
    </message>
    <message>
        <source>Loophole {number} ({barrier}): {what}</source>
        <translation>漏洞 {number}({barrier}):{what}</translation>
    </message>
    <message>
        <source>Loopholes found</source>
        <translation>漏洞</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss (CNY)</source>
        <translation>损失(元)</translation>
    </message>
    <message>
        <source>Loss (t)</source>
        <translation>损失(吨)</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Losses, seizures, vehicles, tasks: the keys below enter each.</source>
        <translation>损失、扣押物、车辆、待办事项:按下方按键即可登记。</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>Lost, tries again</source>
        <translation>已断开,重试中</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Low alerts</source>
        <translation>低级报警</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制表</translation>
    </message>
    <message>
        <source>Made by {name}</source>
        <translation>制图 {name}</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>重大案件</translation>
    </message>
    <message>
        <source>Major hazard</source>
        <translation>重大隐患</translation>
    </message>
    <message>
        <source>Major hazards</source>
        <translation>重大隐患</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>品牌型号</translation>
    </message>
    <message>
        <source>Make a case</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Make a case of which type?</source>
        <translation>立为哪类案件?</translation>
    </message>
    <message>
        <source>Make all rooms</source>
        <translation>各室排班</translation>
    </message>
    <message>
        <source>Make anew</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Make this month</source>
        <translation>本月排班</translation>
    </message>
    <message>
        <source>Many incidents, little strength</source>
        <translation>警情多,警力少</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Map as a web page …</source>
        <translation>地图存为网页…</translation>
    </message>
    <message>
        <source>Map eastward</source>
        <translation>地图向东</translation>
    </message>
    <message>
        <source>Map northward</source>
        <translation>地图向北</translation>
    </message>
    <message>
        <source>Map southward</source>
        <translation>地图向南</translation>
    </message>
    <message>
        <source>Map westward</source>
        <translation>地图向西</translation>
    </message>
    <message>
        <source>Map, legend, units and duty are of then; every other panel is live, as its title says. To act, go back to live.</source>
        <translation>地图、图例、巡防力量和勤务为当时情况;其余面板标有“实时”,为现在情况。要办理请先回到实时。</translation>
    </message>
    <message>
        <source>Mark of a K-number removed</source>
        <translation>已删除桩号</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>密级标识</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Masked or hooded</source>
        <translation>蒙面戴头套</translation>
    </message>
    <message>
        <source>Mass event</source>
        <translation>群体性</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Material lost</source>
        <translation>被盗物资</translation>
    </message>
    <message>
        <source>Matrix set</source>
        <translation>矩阵集</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>May be asked for</source>
        <translation>可协助</translation>
    </message>
    <message>
        <source>May be chance</source>
        <translation>可能是偶然</translation>
    </message>
    <message>
        <source>May be the same (Alt+1: add to it instead):</source>
        <translation>可能是同一起(Alt+1 并入已有警情):</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>可登录</translation>
    </message>
    <message>
        <source>Measure on the map</source>
        <translation>在图上量测</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Measuring: click or Enter adds a corner, Backspace takes it back, C closes, Ctrl+C copies, Esc ends.</source>
        <translation>量测:单击或回车加点,退格撤回,C 闭合,Ctrl+C 复制结果,Esc 退出。</translation>
    </message>
    <message>
        <source>Mediated</source>
        <translation>调解</translation>
    </message>
    <message>
        <source>Mediation failed</source>
        <translation>调解不成</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Medium alerts</source>
        <translation>中级报警</translation>
    </message>
    <message>
        <source>Medium carried</source>
        <translation>输送介质</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>已改正</translation>
    </message>
    <message>
        <source>Mended after a spot check</source>
        <translation>抽查问题已改正</translation>
    </message>
    <message>
        <source>Mended by</source>
        <translation>改正期限</translation>
    </message>
    <message>
        <source>Mended …</source>
        <translation>已改正…</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Merge doubles</source>
        <translation>合并重复项</translation>
    </message>
    <message>
        <source>Merge doubles …</source>
        <translation>合并重复项…</translation>
    </message>
    <message>
        <source>Merge into the chosen row</source>
        <translation>并入选中的一行</translation>
    </message>
    <message>
        <source>Merge into …</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Merge {name} into which call?</source>
        <translation>将 {name} 并入哪一起?</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Merged cells hide what stands beneath ({where}); split them and say each day by itself.</source>
        <translation>合并单元格遮住了其下内容({where});请取消合并,逐日填写。</translation>
    </message>
    <message>
        <source>Merged into another</source>
        <translation>并入其他资产</translation>
    </message>
    <message>
        <source>Merged into another call</source>
        <translation>并入另一起警情</translation>
    </message>
    <message>
        <source>Merged into {name}</source>
        <translation>并入 {name}</translation>
    </message>
    <message>
        <source>Message broker (MQTT)</source>
        <translation>消息服务器(MQTT)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Messages without acknowledgement come faster than they can be kept; some were dropped.</source>
        <translation>不需确认的消息来得太快,存不过来;丢弃了一部分。</translation>
    </message>
    <message>
        <source>Metering station</source>
        <translation>计量站</translation>
    </message>
    <message>
        <source>Metering stations</source>
        <translation>计量站</translation>
    </message>
    <message>
        <source>Metres along the line</source>
        <translation>管线里程(米)</translation>
    </message>
    <message>
        <source>Middle {place}</source>
        <translation>图幅中心 {place}</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Min an hour</source>
        <translation>分钟/时</translation>
    </message>
    <message>
        <source>Min now</source>
        <translation>现有分钟</translation>
    </message>
    <message>
        <source>Min proposed</source>
        <translation>建议分钟</translation>
    </message>
    <message>
        <source>Mind</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Minutes an hour</source>
        <translation>每小时分钟</translation>
    </message>
    <message>
        <source>Minutes and seconds are below 60: nothing has such degrees.</source>
        <translation>分和秒应小于 60,没有这样的度数。</translation>
    </message>
    <message>
        <source>Minutes of patrol an hour</source>
        <translation>每小时巡逻分钟</translation>
    </message>
    <message>
        <source>Minutes of patrol an hour, proposed by reported incidents</source>
        <translation>按接报警情建议的每小时巡逻分钟</translation>
    </message>
    <message>
        <source>Minutes on posts an hour</source>
        <translation>每小时在岗分钟</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Mo</source>
        <translation>一</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Modus operandi</source>
        <translation>作案手法</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>款项</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Month sheet written</source>
        <translation>写入月值班表</translation>
    </message>
    <message>
        <source>Month sheets …</source>
        <translation>月值班表…</translation>
    </message>
    <message>
        <source>Month written</source>
        <translation>整月写入</translation>
    </message>
    <message>
        <source>More</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>更多条件</translation>
    </message>
    <message>
        <source>More of these, see the panel</source>
        <translation>其余见相应面板</translation>
    </message>
    <message>
        <source>More or less</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>More than {limit} lines are open. A new one was cut.</source>
        <translation>连接数超过 {limit},新连接已断开。</translation>
    </message>
    <message>
        <source>More than {most} points lie in this view. Nothing was written; zoom in, or switch layers off.</source>
        <translation>当前视图内超过 {most} 个点。未写出文件;请放大地图或关闭部分图层。</translation>
    </message>
    <message>
        <source>More time needs who approved it, and why. Nothing was changed.</source>
        <translation>延长期限须写明审批人和理由。未作更改。</translation>
    </message>
    <message>
        <source>More time …</source>
        <translation>延长期限…</translation>
    </message>
    <message>
        <source>More time: {clock}</source>
        <translation>延长:{clock}</translation>
    </message>
    <message>
        <source>More time: {clock} until {until}</source>
        <translation>延长:{clock}延至 {until}</translation>
    </message>
    <message>
        <source>More weight on risk</source>
        <translation>侧重风险</translation>
    </message>
    <message>
        <source>More weight on what is overdue</source>
        <translation>侧重超期</translation>
    </message>
    <message>
        <source>More, if there is more to say</source>
        <translation>补充说明(可不填)</translation>
    </message>
    <message>
        <source>Most in 10 minutes</source>
        <translation>10 分钟内最多</translation>
    </message>
    <message>
        <source>Motorcycle</source>
        <translation>摩托车</translation>
    </message>
    <message>
        <source>Mounted on</source>
        <translation>安装于</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Move on the map</source>
        <translation>在地图上移动</translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation>移动“{name}”</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移位</translation>
    </message>
    <message>
        <source>Moved: {name}</source>
        <translation>移位:{name}</translation>
    </message>
    <message>
        <source>Muddy</source>
        <translation>泥泞</translation>
    </message>
    <message>
        <source>Muddy roads</source>
        <translation>泥泞路段</translation>
    </message>
    <message>
        <source>Mute all but critical for 5 minutes</source>
        <translation>除紧急外静音 5 分钟</translation>
    </message>
    <message>
        <source>Mute for 5 minutes</source>
        <translation>静音 5 分钟</translation>
    </message>
    <message>
        <source>Muted to {time}</source>
        <translation>静音至 {time}</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>修改我的密码</translation>
    </message>
    <message>
        <source>My password …</source>
        <translation>修改我的密码 …</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>N plans one, M plans the night from the templates of a duty level.</source>
        <translation>按 N 新建一项,按 M 按勤务等级模板安排今晚。</translation>
    </message>
    <message>
        <source>N takes in a file of a receiver, a telephone or a vehicle terminal.</source>
        <translation>按 N 导入定位仪、手机或车载终端的文件。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the filter of now</source>
        <translation>当前条件的名称</translation>
    </message>
    <message>
        <source>Name of the leader who approved it</source>
        <translation>审批领导姓名</translation>
    </message>
    <message>
        <source>Name of the new series (may be blank)</source>
        <translation>新系列名称(可不填)</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>模板名称</translation>
    </message>
    <message>
        <source>Name of the view of now</source>
        <translation>当前视图的名称</translation>
    </message>
    <message>
        <source>Name or password is wrong. Nobody was signed in; try again or ask an administrator.</source>
        <translation>登录名或密码不对。未登录;请重试或联系管理员。</translation>
    </message>
    <message>
        <source>Name or password is wrong. Nobody was signed in; try again or ask the security administrator.</source>
        <translation>登录名或密码错误。未登录;请重试,或找安全管理员。</translation>
    </message>
    <message>
        <source>Name or password is wrong. Nothing was signed; type it again.</source>
        <translation>姓名或密码不对。未签字,请重新输入。</translation>
    </message>
    <message>
        <source>Name says otherwise</source>
        <translation>名称与内容不符</translation>
    </message>
    <message>
        <source>Name the officer in charge first. Nothing was changed.</source>
        <translation>请先填写主办民警。未作更改。</translation>
    </message>
    <message>
        <source>Name, number or call sign; or a post in words</source>
        <translation>姓名、编号或呼号;也可直接填岗位</translation>
    </message>
    <message>
        <source>Name; who is on duty stands first</source>
        <translation>姓名(在岗的排在前面)</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Names on or off</source>
        <translation>显示或隐藏名称</translation>
    </message>
    <message>
        <source>National campaign</source>
        <translation>全国集群战役</translation>
    </message>
    <message>
        <source>Natural gas</source>
        <translation>天然气</translation>
    </message>
    <message>
        <source>Nature of the case</source>
        <translation>案件性质</translation>
    </message>
    <message>
        <source>Near a trunk line</source>
        <translation>靠近长输管线</translation>
    </message>
    <message>
        <source>Near repeat</source>
        <translation>近重复</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Nearer than</source>
        <translation>距离小于</translation>
    </message>
    <message>
        <source>Nearest camera</source>
        <translation>最近摄像头</translation>
    </message>
    <message>
        <source>Nearest camera {name}, {distance}</source>
        <translation>最近摄像头 {name},{distance}</translation>
    </message>
    <message>
        <source>Nearest police room {name}, {distance}</source>
        <translation>最近警务室 {name},{distance}</translation>
    </message>
    <message>
        <source>Nearest to it</source>
        <translation>最近对象</translation>
    </message>
    <message>
        <source>Need kept</source>
        <translation>间隔达标率</translation>
    </message>
    <message>
        <source>Need of this one alone …</source>
        <translation>单独提要求 …</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Needed (h)</source>
        <translation>要求(小时)</translation>
    </message>
    <message>
        <source>Needs: {kept} kept; overdue {overdue}, not reported {silent} of them, {km} km of line</source>
        <translation>巡护间隔达标率 {kept};超期 {overdue} 处(含管线 {km} 公里),其中未上报 {silent} 处</translation>
    </message>
    <message>
        <source>Neighbouring county</source>
        <translation>邻县</translation>
    </message>
    <message>
        <source>Net (t)</source>
        <translation>净重(吨)</translation>
    </message>
    <message>
        <source>Net loss</source>
        <translation>损失净油</translation>
    </message>
    <message>
        <source>Net loss (t)</source>
        <translation>净损失(吨)</translation>
    </message>
    <message>
        <source>Net tonnes cannot be more than gross tonnes. Nothing was saved.</source>
        <translation>净重不能大于毛重。未保存。</translation>
    </message>
    <message>
        <source>Never unseen for longer</source>
        <translation>不间断巡逻</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>New alert</source>
        <translation>新报警</translation>
    </message>
    <message>
        <source>New alert …</source>
        <translation>新报警…</translation>
    </message>
    <message>
        <source>New alerts appear here by themselves. F1 takes the most urgent one.</source>
        <translation>新报警会自动出现在这里。F1 转到最紧急的一条。</translation>
    </message>
    <message>
        <source>New asset here …</source>
        <translation>在此新增资产…</translation>
    </message>
    <message>
        <source>New asset …</source>
        <translation>新增资产…</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>新警情</translation>
    </message>
    <message>
        <source>New call …</source>
        <translation>新警情…</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新建案件</translation>
    </message>
    <message>
        <source>New case …</source>
        <translation>新建案件…</translation>
    </message>
    <message>
        <source>New entry …</source>
        <translation>新登记…</translation>
    </message>
    <message>
        <source>New hazard</source>
        <translation>新隐患</translation>
    </message>
    <message>
        <source>New hazard …</source>
        <translation>新隐患…</translation>
    </message>
    <message>
        <source>New need</source>
        <translation>新要求</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password: </source>
        <translation>新密码:</translation>
    </message>
    <message>
        <source>New patrol</source>
        <translation>新建联巡</translation>
    </message>
    <message>
        <source>New patrol …</source>
        <translation>新建联巡 …</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新增规则</translation>
    </message>
    <message>
        <source>New: {layer}</source>
        <translation>新增:{layer}</translation>
    </message>
    <message>
        <source>New: {part}</source>
        <translation>新增:{part}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下次交接</translation>
    </message>
    <message>
        <source>Next figures</source>
        <translation>换指标</translation>
    </message>
    <message>
        <source>Next fix</source>
        <translation>下一定位点</translation>
    </message>
    <message>
        <source>Next list</source>
        <translation>换清单</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下月</translation>
    </message>
    <message>
        <source>Next range</source>
        <translation>下一档时段</translation>
    </message>
    <message>
        <source>Next room</source>
        <translation>下一警务室</translation>
    </message>
    <message>
        <source>Next rows</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Next span</source>
        <translation>换时段</translation>
    </message>
    <message>
        <source>Next speed</source>
        <translation>下一档速度</translation>
    </message>
    <message>
        <source>Next step …</source>
        <translation>下一程序…</translation>
    </message>
    <message>
        <source>Next term</source>
        <translation>最近期限</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜间</translation>
    </message>
    <message>
        <source>Night after</source>
        <translation>后一夜</translation>
    </message>
    <message>
        <source>Night before</source>
        <translation>前一夜</translation>
    </message>
    <message>
        <source>Night or day</source>
        <translation>夜间 / 日间</translation>
    </message>
    <message>
        <source>Nights</source>
        <translation>夜班</translation>
    </message>
    <message>
        <source>No accepted proposal holds.</source>
        <translation>目前没有采纳中的建议。</translation>
    </message>
    <message>
        <source>No act is on record</source>
        <translation>尚无操作记录</translation>
    </message>
    <message>
        <source>No alert fits the filter</source>
        <translation>没有符合筛选的报警</translation>
    </message>
    <message>
        <source>No alert waits for anybody.</source>
        <translation>没有等待处理的报警。</translation>
    </message>
    <message>
        <source>No alert, call, post or promise stands open: the sheet has nothing to tick. S signs it.</source>
        <translation>没有未结的报警、警情、缺岗或提醒:交接单无须勾选。按 S 签字。</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>No beat is left, so nothing can be accepted. Nothing was changed; refuse it.</source>
        <translation>已没有任何巡线可采纳。未作更改;可不采纳并说明理由。</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>不成警情</translation>
    </message>
    <message>
        <source>No call fits the filter</source>
        <translation>没有符合筛选的警情</translation>
    </message>
    <message>
        <source>No call is chosen</source>
        <translation>未选中警情</translation>
    </message>
    <message>
        <source>No camera client is set. Nothing was started; write its command with {place} into the settings.</source>
        <translation>尚未设置视频客户端。未启动任何程序;请在设置中写入带 {place} 的启动命令。</translation>
    </message>
    <message>
        <source>No camera in service within 5 km.</source>
        <translation>5 km 内无在用摄像头。</translation>
    </message>
    <message>
        <source>No camera is looked at</source>
        <translation>没有打开的画面</translation>
    </message>
    <message>
        <source>No case files</source>
        <translation>没有案件</translation>
    </message>
    <message>
        <source>No case fits the filter</source>
        <translation>没有符合筛选的案件</translation>
    </message>
    <message>
        <source>No case is of the series {name} (any more).</source>
        <translation>没有案件属于系列 {name}(或已不属于)。</translation>
    </message>
    <message>
        <source>No case is so alike that it should be offered. Those of the same series are not named here.</source>
        <translation>没有相似到值得推荐的案件。同一系列的案件不在此列出。</translation>
    </message>
    <message>
        <source>No check point of {name} is open.</source>
        <translation>{name} 的检查点都已到位或略过。</translation>
    </message>
    <message>
        <source>No check point suits this beat. Add them one by one.</source>
        <translation>这个范围内没有合适的检查点。请逐个添加。</translation>
    </message>
    <message>
        <source>No contact by radio</source>
        <translation>电台联系不上</translation>
    </message>
    <message>
        <source>No deviation of {name} waits to be acknowledged.</source>
        <translation>{name} 没有待确认的异常。</translation>
    </message>
    <message>
        <source>No drawing fits the filter</source>
        <translation>没有符合筛选的标绘</translation>
    </message>
    <message>
        <source>No end; or the last day, as 2026-12-31</source>
        <translation>不限;或最后一天,如 2026-12-31</translation>
    </message>
    <message>
        <source>No escort within</source>
        <translation>无押运范围</translation>
    </message>
    <message>
        <source>No evidence in this case</source>
        <translation>本案尚无证据</translation>
    </message>
    <message>
        <source>No feed is switched on</source>
        <translation>没有启用任何数据源</translation>
    </message>
    <message>
        <source>No feed is switched on in {file}. Nothing was started.</source>
        <translation>{file} 里没有启用任何数据源。什么也没有启动。</translation>
    </message>
    <message>
        <source>No filter is kept yet. Filter the case files, then give the filter a name here.</source>
        <translation>还没有保存条件。先在案件面板设好条件,再在这里命名保存。</translation>
    </message>
    <message>
        <source>No free team: {name}</source>
        <translation>无空闲队伍:{name}</translation>
    </message>
    <message>
        <source>No hazard</source>
        <translation>不属隐患</translation>
    </message>
    <message>
        <source>No hazard fits the filter</source>
        <translation>没有符合筛选的隐患</translation>
    </message>
    <message>
        <source>No hazard is known</source>
        <translation>没有隐患</translation>
    </message>
    <message>
        <source>No incident was reported in the year before: nothing is proposed.</source>
        <translation>此前一年没有接报警情,不提建议。</translation>
    </message>
    <message>
        <source>No incident was reported, so nothing is proposed. Nothing was changed.</source>
        <translation>没有接报警情,因此没有建议。未作任何更改。</translation>
    </message>
    <message>
        <source>No line fits the filter</source>
        <translation>没有符合筛选的记录</translation>
    </message>
    <message>
        <source>No live address is kept for this camera. E enters one (rtsp:// or http://); C opens the site's client.</source>
        <translation>此摄像头没有登记实时视频地址。按 E 录入(rtsp:// 或 http://);按 C 打开视频客户端。</translation>
    </message>
    <message>
        <source>No longer wanted</source>
        <translation>不再需要</translation>
    </message>
    <message>
        <source>No loophole is listed. Nothing was decided; list one, or say in the review why there is none.</source>
        <translation>没有列出漏洞,未作结论;请列出漏洞,或在复盘中说明为何没有。</translation>
    </message>
    <message>
        <source>No loudspeaker is connected</source>
        <translation>没有接音箱</translation>
    </message>
    <message>
        <source>No marking</source>
        <translation>不标密级</translation>
    </message>
    <message>
        <source>No message broker is set up for orders. Nothing was sent; order by voice.</source>
        <translation>未设置指令消息服务,未发送;请语音派警。</translation>
    </message>
    <message>
        <source>No notice was issued for {name} yet.</source>
        <translation>{name} 还没有下发通知书。</translation>
    </message>
    <message>
        <source>No notice was issued for {number}. Nothing was written; issue it first.</source>
        <translation>{number} 还没有下发通知书。未写出文件;请先下发。</translation>
    </message>
    <message>
        <source>No officer</source>
        <translation>网格无人</translation>
    </message>
    <message>
        <source>No open alerts</source>
        <translation>没有未结报警</translation>
    </message>
    <message>
        <source>No open call has this place, title or number.</source>
        <translation>没有这个地点、标题或编号的未结警情。</translation>
    </message>
    <message>
        <source>No open calls</source>
        <translation>没有未结警情</translation>
    </message>
    <message>
        <source>No operator told</source>
        <translation>单位未填</translation>
    </message>
    <message>
        <source>No owner</source>
        <translation>无责任人</translation>
    </message>
    <message>
        <source>No password is set; the sheet says so</source>
        <translation>未设密码;交接单上会注明</translation>
    </message>
    <message>
        <source>No patrol fits the filter</source>
        <translation>没有符合筛选的联巡</translation>
    </message>
    <message>
        <source>No patrol is chosen among the patrols (Ctrl+Alt+P).</source>
        <translation>“联巡”面板里没有选中联巡(Ctrl+Alt+P)。</translation>
    </message>
    <message>
        <source>No patrol is on record: it shares out one unit around the clock.</source>
        <translation>没有巡逻记录,按全天一个车组分配。</translation>
    </message>
    <message>
        <source>No patrol is planned</source>
        <translation>还没有联巡计划</translation>
    </message>
    <message>
        <source>No patrol was named. Nothing was saved.</source>
        <translation>没有指明联巡。未保存。</translation>
    </message>
    <message>
        <source>No picture since {since}. It is tried again at {again}; R tries now.</source>
        <translation>{since} 起无画面,将于 {again} 重连;按 R 立即重连。</translation>
    </message>
    <message>
        <source>No picture since {since}. Trying again …</source>
        <translation>{since} 起无画面,正在重连…</translation>
    </message>
    <message>
        <source>No picture since {since}; R tries again.</source>
        <translation>{since} 起无画面;按 R 重试。</translation>
    </message>
    <message>
        <source>No plate</source>
        <translation>无牌</translation>
    </message>
    <message>
        <source>No point of it can be believed; look at the datum and at where it was recorded.</source>
        <translation>没有一个点可信;请核对坐标系和采集地点。</translation>
    </message>
    <message>
        <source>No police matter</source>
        <translation>非警务</translation>
    </message>
    <message>
        <source>No police that is free and heard of can be here in time.</source>
        <translation>没有空闲且位置已知的警力能及时到达此处。</translation>
    </message>
    <message>
        <source>No position reported</source>
        <translation>没有定位</translation>
    </message>
    <message>
        <source>No positions since {time}</source>
        <translation>{time} 起无定位</translation>
    </message>
    <message>
        <source>No post fits the filter</source>
        <translation>没有符合筛选的岗位</translation>
    </message>
    <message>
        <source>No post is on duty now that waits for no check already.</source>
        <translation>当前在岗的岗位都已在待查之列,或没有排班。</translation>
    </message>
    <message>
        <source>No post is on duty now that waits for no check already. Nothing was drawn; do those that wait, or look at the roster (F3).</source>
        <translation>当前在岗的岗位都已在待查之列,未抽取。请先查完待查岗位,或查看当前勤务(F3)。</translation>
    </message>
    <message>
        <source>No program is set for this kind of file. The copy lies at {file}.</source>
        <translation>系统中没有能打开此类文件的程序。副本位于 {file}。</translation>
    </message>
    <message>
        <source>No roster for this hour</source>
        <translation>此刻没有排班</translation>
    </message>
    <message>
        <source>No row fits the filter</source>
        <translation>没有符合筛选的记录</translation>
    </message>
    <message>
        <source>No row of {name} could be used ({count} were read). The first reason: {reason} Nothing was changed; the list is in {report}.</source>
        <translation>{name} 没有一行可用(共读取 {count} 行)。第一个原因:{reason}未作任何改动;清单见 {report}。</translation>
    </message>
    <message>
        <source>No single rule is to blame: {people} people are too few for {turns} turns.</source>
        <translation>并非某一条规则所致:{people} 人不足以排满 {turns} 个班。</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>无声音</translation>
    </message>
    <message>
        <source>No sound output was found on this computer</source>
        <translation>本机未找到声音输出设备</translation>
    </message>
    <message>
        <source>No step is called so: say accepted, on the way, on scene, feedback or released.</source>
        <translation>没有这个步骤:可说接令、途中、到场、反馈、归队。</translation>
    </message>
    <message>
        <source>No step is on record.</source>
        <translation>没有程序记录。</translation>
    </message>
    <message>
        <source>No term runs</source>
        <translation>没有正在计算的期限</translation>
    </message>
    <message>
        <source>No tracker is registered</source>
        <translation>尚未登记终端</translation>
    </message>
    <message>
        <source>No tracks came in yet</source>
        <translation>还没有导入过轨迹</translation>
    </message>
    <message>
        <source>No unit fits the filter</source>
        <translation>没有符合筛选的警力</translation>
    </message>
    <message>
        <source>No unit has this name, call sign or code.</source>
        <translation>没有这个名称、呼号或编号的警力。</translation>
    </message>
    <message>
        <source>No unit is chosen. Choose one or more in the list, then play them.</source>
        <translation>没有选警力。请在列表中选一个或几个,再回放。</translation>
    </message>
    <message>
        <source>No unit is free with a known position, so nothing can be reached.</source>
        <translation>没有位置已知的空闲警力,无法计算可达范围。</translation>
    </message>
    <message>
        <source>No unit is sent to a call now.</source>
        <translation>目前没有已派出的警力。</translation>
    </message>
    <message>
        <source>No unit that is sent has this name, call sign or code.</source>
        <translation>已派出的警力里没有这个名称、呼号或编号。</translation>
    </message>
    <message>
        <source>No units</source>
        <translation>没有警力</translation>
    </message>
    <message>
        <source>No unregistered tracker</source>
        <translation>没有未登记终端</translation>
    </message>
    <message>
        <source>No view is kept yet. Give the present one a name: place, layers and filters are kept with it.</source>
        <translation>尚无已存视图。给当前视图起个名称:位置、图层和筛选一并保存。</translation>
    </message>
    <message>
        <source>No visit need is set, so nothing is due: set one with Ctrl+Alt+V.</source>
        <translation>尚未设定巡护要求,因此没有到期项;按 Ctrl+Alt+V 设定。</translation>
    </message>
    <message>
        <source>No way of {name} has both a unit and points that can be believed. Nothing was kept; choose whose it is.</source>
        <translation>{name} 中没有哪条轨迹既有归属又有可信的点。未保存任何内容;请选择归属。</translation>
    </message>
    <message>
        <source>No written line of any shift holds these words.</source>
        <translation>所有班次的手写记录中都没有这些字。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>无人应答</translation>
    </message>
    <message>
        <source>Nobody answers for it</source>
        <translation>无责任人</translation>
    </message>
    <message>
        <source>Nobody can be sent; V says why. {excluded} units</source>
        <translation>无警力可派;按 V 看原因。共 {excluded} 支</translation>
    </message>
    <message>
        <source>Nobody carries tracker {serial}. Nothing was changed.</source>
        <translation>终端 {serial} 现无人携带。未作改动。</translation>
    </message>
    <message>
        <source>Nobody carries {serial} from now on: why?</source>
        <translation>终端 {serial} 收回,不再由任何单位携带:原因?</translation>
    </message>
    <message>
        <source>Nobody for 90 days</source>
        <translation>90 天无人到过</translation>
    </message>
    <message>
        <source>Nobody gets through</source>
        <translation>无法通行</translation>
    </message>
    <message>
        <source>Nobody has acknowledged this alert. Nothing was changed.</source>
        <translation>该报警无人确认。未作更改。</translation>
    </message>
    <message>
        <source>Nobody has looked at {what} for {figure} min</source>
        <translation>{what} 已 {figure} 分钟无人巡到</translation>
    </message>
    <message>
        <source>Nobody has written guidance for this kind of alert yet.</source>
        <translation>此类报警尚无处置要点。</translation>
    </message>
    <message>
        <source>Nobody is given this role. Nothing was changed; choose another.</source>
        <translation>此角色不能授予任何人。未作任何更改;请另选。</translation>
    </message>
    <message>
        <source>Nobody is named for this place yet. G adds whom to ring.</source>
        <translation>此处尚未登记联系人。按 G 添加。</translation>
    </message>
    <message>
        <source>Nobody is on the next roster</source>
        <translation>下一班无人</translation>
    </message>
    <message>
        <source>Nobody looked</source>
        <translation>漏查</translation>
    </message>
    <message>
        <source>Nobody of the staff is called {name}. Nothing was changed.</source>
        <translation>人员名册中没有 {name}。未作任何更改。</translation>
    </message>
    <message>
        <source>Nobody took it in time</source>
        <translation>超时未确认</translation>
    </message>
    <message>
        <source>Nobody was checked lately</source>
        <translation>近期没有抽查</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>尚未指定</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>None of these units was heard in this time. Nothing is played; choose another time or other units.</source>
        <translation>所选警力在此时段都没有定位。没有回放;请换时段或换警力。</translation>
    </message>
    <message>
        <source>Normal duty</source>
        <translation>常态勤务</translation>
    </message>
    <message>
        <source>Normal font</source>
        <translation>标准字号</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不予受案</translation>
    </message>
    <message>
        <source>Not acknowledged in time, passed on</source>
        <translation>未按时确认,已上报</translation>
    </message>
    <message>
        <source>Not acknowledged in time, passed on: step {level}</source>
        <translation>逾时未确认，已升级：第 {level} 级</translation>
    </message>
    <message>
        <source>Not back in time</source>
        <translation>逾期未还</translation>
    </message>
    <message>
        <source>Not back in time: {what}, with {name}.</source>
        <translation>逾期未还:{what},领用人 {name}。</translation>
    </message>
    <message>
        <source>Not believed</source>
        <translation>不采信</translation>
    </message>
    <message>
        <source>Not believed because</source>
        <translation>不采信原因</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>无关联</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>Not filed</source>
        <translation>不予立案</translation>
    </message>
    <message>
        <source>Not finished yet</source>
        <translation>尚未办完</translation>
    </message>
    <message>
        <source>Not handed over</source>
        <translation>未交接</translation>
    </message>
    <message>
        <source>Not heard</source>
        <translation>没听到</translation>
    </message>
    <message>
        <source>Not heard (h)</source>
        <translation>未上报(小时)</translation>
    </message>
    <message>
        <source>Not heard for</source>
        <translation>失联时长</translation>
    </message>
    <message>
        <source>Not heard in this time</source>
        <translation>此时段没有定位</translation>
    </message>
    <message>
        <source>Not heard of</source>
        <translation>失去联系</translation>
    </message>
    <message>
        <source>Not in order</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Not in this roster</source>
        <translation>不在本表</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>未查看</translation>
    </message>
    <message>
        <source>Not mended yet</source>
        <translation>待改正</translation>
    </message>
    <message>
        <source>Not patrolled</source>
        <translation>未巡到</translation>
    </message>
    <message>
        <source>Not prosecuted</source>
        <translation>不起诉</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>未上报</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>未复盘</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Not saved yet; more is known once it is.</source>
        <translation>尚未保存,保存后显示更多信息。</translation>
    </message>
    <message>
        <source>Not saved: the database does not take it; kept on disk</source>
        <translation>未保存:数据库无法写入,已暂存磁盘</translation>
    </message>
    <message>
        <source>Not saved; what you wrote is kept as a draft.</source>
        <translation>未保存;已写内容留作草稿。</translation>
    </message>
    <message>
        <source>Not seen for</source>
        <translation>未到时长</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签字</translation>
    </message>
    <message>
        <source>Not taken along: {columns}</source>
        <translation>不会带入的列:{columns}</translation>
    </message>
    <message>
        <source>Not taken over: {columns}. It is called a password, and what is imported many may read and export. Sign-ins of cameras belong into cameras.toml.</source>
        <translation>未导入的列:{columns}。列名表明这是密码,而导入的内容很多人能看、能导出。摄像头的用户和密码请写在 cameras.toml。</translation>
    </message>
    <message>
        <source>Not taken over: {columns}. Such things are not kept of people here; persons of interest are entered in their case, with purpose and approval.</source>
        <translation>未导入:{columns}。这里不保存此类个人信息;涉案人员须在案件中登记,写明目的并经审批。</translation>
    </message>
    <message>
        <source>Not ticked</source>
        <translation>未勾选</translation>
    </message>
    <message>
        <source>Not verifiable</source>
        <translation>无法核实</translation>
    </message>
    <message>
        <source>Not visited 30 d</source>
        <translation>30 天未到访</translation>
    </message>
    <message>
        <source>Not worked out</source>
        <translation>未能计算</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note about the place</source>
        <translation>现场备注</translation>
    </message>
    <message>
        <source>Note an objection</source>
        <translation>记录异议</translation>
    </message>
    <message>
        <source>Note in the timeline</source>
        <translation>经过备注</translation>
    </message>
    <message>
        <source>Note the place</source>
        <translation>记现场</translation>
    </message>
    <message>
        <source>Notes re-pointed: {count}</source>
        <translation>改挂提示:{count}</translation>
    </message>
    <message>
        <source>Nothing asked yet</source>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>Nothing can be kept just now. The alert was not acknowledged; try again.</source>
        <translation>现在无法保存任何内容,该报警未确认,请重试。</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>未选中任何对象</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未发现异常</translation>
    </message>
    <message>
        <source>Nothing hangs on the others.</source>
        <translation>其他项没有关联记录。</translation>
    </message>
    <message>
        <source>Nothing has sounded yet.</source>
        <translation>尚未响过。</translation>
    </message>
    <message>
        <source>Nothing heard yet</source>
        <translation>尚未收到</translation>
    </message>
    <message>
        <source>Nothing in the last 90 days.</source>
        <translation>近 90 天无记录。</translation>
    </message>
    <message>
        <source>Nothing in this shift yet</source>
        <translation>本班暂无记录</translation>
    </message>
    <message>
        <source>Nothing is asked that could be kept. Nothing was saved; filter first.</source>
        <translation>当前没有条件可保存。未保存;请先设条件。</translation>
    </message>
    <message>
        <source>Nothing is asked yet</source>
        <translation>尚未设定巡护要求</translation>
    </message>
    <message>
        <source>Nothing is broken</source>
        <translation>无冲突</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>没有选中任何内容。</translation>
    </message>
    <message>
        <source>Nothing is chosen. Nothing was changed; choose at least one row.</source>
        <translation>没有选中任何内容。未作任何更改;请至少选择一行。</translation>
    </message>
    <message>
        <source>Nothing is chosen: click a place on the map, or find one with /, then copy it.</source>
        <translation>没有选中任何位置:请在地图上点一处,或按 / 查找,再复制。</translation>
    </message>
    <message>
        <source>Nothing is drawn</source>
        <translation>尚无标绘</translation>
    </message>
    <message>
        <source>Nothing is drawn yet. Nothing was looked up; draw a shape first.</source>
        <translation>尚未绘制图形,未查询;请先绘制。</translation>
    </message>
    <message>
        <source>Nothing is expected under the topic {topic}.</source>
        <translation>主题 {topic} 下不应有消息。</translation>
    </message>
    <message>
        <source>Nothing is found yet, so there is nothing to write.</source>
        <translation>尚无查询结果,没有可导出的内容。</translation>
    </message>
    <message>
        <source>Nothing is left to plan of this level: no team is free, or all is planned.</source>
        <translation>这一级没有可排的:没有空闲队伍,或都已排好。</translation>
    </message>
    <message>
        <source>Nothing is listed yet</source>
        <translation>尚无明细</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>什么都不缺。</translation>
    </message>
    <message>
        <source>Nothing is noted yet. M adds a note for the next one who goes there.</source>
        <translation>尚无备注。按 M 为下一个到场的人添加。</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未了事项</translation>
    </message>
    <message>
        <source>Nothing is out</source>
        <translation>没有未还的物品</translation>
    </message>
    <message>
        <source>Nothing is overdue and nothing was reported, so there is nothing to propose.</source>
        <translation>没有超期的井站线路,也没有接报的案事件,无可建议。</translation>
    </message>
    <message>
        <source>Nothing left in this list</source>
        <translation>清单已清零</translation>
    </message>
    <message>
        <source>Nothing lies within that distance</source>
        <translation>该距离内没有对象</translation>
    </message>
    <message>
        <source>Nothing stands here</source>
        <translation>此处没有对象</translation>
    </message>
    <message>
        <source>Nothing to count yet</source>
        <translation>还没有可统计的数据</translation>
    </message>
    <message>
        <source>Nothing to do for: {crews}.</source>
        <translation>无可安排:{crews}。</translation>
    </message>
    <message>
        <source>Nothing to show on the map yet</source>
        <translation>地图上还没有内容</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>Nothing was closed in the last 12 h</source>
        <translation>近 12 小时没有关闭的报警</translation>
    </message>
    <message>
        <source>Nothing was done here that could be taken back.</source>
        <translation>此处没有可撤回的操作。</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing was found wanting there. Nothing was changed.</source>
        <translation>该岗位没有不合格项,未作任何改动。</translation>
    </message>
    <message>
        <source>Nothing was found, so there is nothing to write. No file was written.</source>
        <translation>没有查到对象,没有可写的内容,未写文件。</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>没有导入任何内容</translation>
    </message>
    <message>
        <source>Nothing was looked at. Nothing was saved; give the check up where it cannot be done.</source>
        <translation>各项都未查看,未保存。查不了的,请按 X 并说明原因。</translation>
    </message>
    <message>
        <source>Nothing was new: all {known} points were known.</source>
        <translation>没有新内容:全部 {known} 点早已在库。</translation>
    </message>
    <message>
        <source>Nothing was taken back that could be done again.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Notice issued</source>
        <translation>已下通知书</translation>
    </message>
    <message>
        <source>Notice issued at</source>
        <translation>通知书下发时间</translation>
    </message>
    <message>
        <source>Notice number</source>
        <translation>通知书文号</translation>
    </message>
    <message>
        <source>Notice on paper …</source>
        <translation>打印通知书…</translation>
    </message>
    <message>
        <source>Notice printed</source>
        <translation>打印通知书</translation>
    </message>
    <message>
        <source>Notice to be issued</source>
        <translation>待下通知书</translation>
    </message>
    <message>
        <source>Notice to rectify a public security hazard</source>
        <translation>治安隐患整改通知书</translation>
    </message>
    <message>
        <source>Notices begin with</source>
        <translation>文书字号</translation>
    </message>
    <message>
        <source>Now {severity}</source>
        <translation>升为{severity}</translation>
    </message>
    <message>
        <source>Now: {level}</source>
        <translation>现为:{level}</translation>
    </message>
    <message>
        <source>Now; or from when, such as 22:00</source>
        <translation>留空为现在;或写起始时间,如 22:00</translation>
    </message>
    <message>
        <source>Noxious gas</source>
        <translation>有毒有害气体</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Number to ring</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>任务目标</translation>
    </message>
    <message>
        <source>Objective and equipment have {most} signs at most. Nothing was saved.</source>
        <translation>任务目标和装备各最多 {most} 个字。未保存。</translation>
    </message>
    <message>
        <source>Obstructing production</source>
        <translation>阻挠生产</translation>
    </message>
    <message>
        <source>Occurred</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Occurred at</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Occurred from</source>
        <translation>发案起</translation>
    </message>
    <message>
        <source>Occurred to</source>
        <translation>发案止</translation>
    </message>
    <message>
        <source>Of all assets of a layer and kind</source>
        <translation>针对某图层、某类型的全部目标</translation>
    </message>
    <message>
        <source>Of areas only grid cells are looked at. Nothing was saved; choose grid cells.</source>
        <translation>区域中只核算网格的到访情况。未保存;请选择网格。</translation>
    </message>
    <message>
        <source>Of the room</source>
        <translation>本室</translation>
    </message>
    <message>
        <source>Of {asset} alone</source>
        <translation>仅针对 {asset}</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Off duty</source>
        <translation>下勤</translation>
    </message>
    <message>
        <source>Off the beat</source>
        <translation>偏离线路</translation>
    </message>
    <message>
        <source>Off the route</source>
        <translation>偏离路线</translation>
    </message>
    <message>
        <source>Offence reported</source>
        <translation>报案</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>民警</translation>
    </message>
    <message>
        <source>Officer who hands over</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>Oil</source>
        <translation>油</translation>
    </message>
    <message>
        <source>Oil cannot be returned before it was recovered. Nothing was saved.</source>
        <translation>返还时间不能早于追回时间。未保存。</translation>
    </message>
    <message>
        <source>Oil product</source>
        <translation>成品油</translation>
    </message>
    <message>
        <source>Oil trunk lines</source>
        <translation>输油管线</translation>
    </message>
    <message>
        <source>Oil well</source>
        <translation>采油井</translation>
    </message>
    <message>
        <source>Oil wells</source>
        <translation>采油井</translation>
    </message>
    <message>
        <source>Oilfield police map</source>
        <translation>油区警务一张图</translation>
    </message>
    <message>
        <source>Oilfield security</source>
        <translation>油田保卫</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>On a chosen case</source>
        <translation>在选中的案件上</translation>
    </message>
    <message>
        <source>On a chosen hazard</source>
        <translation>选中的隐患</translation>
    </message>
    <message>
        <source>On a chosen patrol</source>
        <translation>在选中的联巡上</translation>
    </message>
    <message>
        <source>On a chosen reminder</source>
        <translation>选中提醒时</translation>
    </message>
    <message>
        <source>On a chosen row</source>
        <translation>在选中的行上</translation>
    </message>
    <message>
        <source>On a chosen tracker</source>
        <translation>选中的终端</translation>
    </message>
    <message>
        <source>On a chosen unit</source>
        <translation>选中警力时</translation>
    </message>
    <message>
        <source>On a holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>On check points of a plan</source>
        <translation>在计划的检查点上</translation>
    </message>
    <message>
        <source>On chosen assets</source>
        <translation>在选中的资产上</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>On duty (h)</source>
        <translation>应勤(小时)</translation>
    </message>
    <message>
        <source>On paper …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>On patrol {number}</source>
        <translation>已有联巡 {number}</translation>
    </message>
    <message>
        <source>On post</source>
        <translation>在岗在位</translation>
    </message>
    <message>
        <source>On scene</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>On standby</source>
        <translation>备勤</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>在地图上</translation>
    </message>
    <message>
        <source>On the map …</source>
        <translation>在地图上指定…</translation>
    </message>
    <message>
        <source>On the same weekdays</source>
        <translation>作案星期相同</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>On what is handed out</source>
        <translation>领用与归还</translation>
    </message>
    <message>
        <source>On {found} a look at the place found the hazard named here. Close it by {due} as is said above, and tell this office in writing when it is done; the place is looked at again.</source>
        <translation>经 {found} 实地检查,你单位存在本通知书所列治安隐患。请于 {due} 前按整改要求整改完毕,并将整改情况书面报送本单位;届时将进行复查。</translation>
    </message>
    <message>
        <source>Once in so many hours</source>
        <translation>限时巡到</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>One act takes {most} rows at most. Nothing was changed.</source>
        <translation>一次最多处理 {most} 条。未作更改。</translation>
    </message>
    <message>
        <source>One alone</source>
        <translation>单方签字</translation>
    </message>
    <message>
        <source>One alone …</source>
        <translation>单方签字…</translation>
    </message>
    <message>
        <source>One of the two is not there: why does one sign alone?</source>
        <translation>有一方不在场:为何单方签字?</translation>
    </message>
    <message>
        <source>One-minute post</source>
        <translation>一分钟处置点</translation>
    </message>
    <message>
        <source>One-minute posts</source>
        <translation>一分钟处置点</translation>
    </message>
    <message>
        <source>One-minute posts and joint points</source>
        <translation>一分钟处置点、联动点位</translation>
    </message>
    <message>
        <source>OneMap · Oilfield police desk</source>
        <translation>油区警务一张图</translation>
    </message>
    <message>
        <source>Only WMTS and WMS servers tell their layers. Choose one of these kinds first.</source>
        <translation>只有 WMTS 和 WMS 服务器会说明有哪些图层。请先选择其中一种类型。</translation>
    </message>
    <message>
        <source>Only a leader changes this.</source>
        <translation>只有领导可以更改。</translation>
    </message>
    <message>
        <source>Only a turn that is written can be locked. Nothing was changed.</source>
        <translation>只能锁定已写入的班次。未作任何更改。</translation>
    </message>
    <message>
        <source>Only a turn that is written can be taken over. Nothing was changed.</source>
        <translation>只能顶替已写入的班次。未作任何更改。</translation>
    </message>
    <message>
        <source>Only assets of one layer can be doubles. Nothing was changed.</source>
        <translation>只有同一图层的资产才可能重复。未作任何更改。</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>仅本人</translation>
    </message>
    <message>
        <source>Only the link failed</source>
        <translation>通信中断</translation>
    </message>
    <message>
        <source>Only these on the map</source>
        <translation>地图只看本系列</translation>
    </message>
    <message>
        <source>Only this: {title}</source>
        <translation>仅此条:{title}</translation>
    </message>
    <message>
        <source>Only vehicles, never persons. Watching ends by itself when the review is overdue; every act is audited.</source>
        <translation>只登记车辆,不登记人员。复核逾期自动停止关注;每次操作均留审计。</translation>
    </message>
    <message>
        <source>Only vehicles, never persons. Watching ends when the review is overdue; every act is audited.</source>
        <translation>只登记车辆,不登记人员。复核逾期自动停止关注;每次操作均留审计。</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Open a case here …</source>
        <translation>在此建立案件…</translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation>未结报警</translation>
    </message>
    <message>
        <source>Open calls</source>
        <translation>未结警情</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开案卷</translation>
    </message>
    <message>
        <source>Open the whole list</source>
        <translation>打开完整清单</translation>
    </message>
    <message>
        <source>Opened by hand</source>
        <translation>手工建档</translation>
    </message>
    <message>
        <source>Opened from</source>
        <translation>建档来源</translation>
    </message>
    <message>
        <source>Opened from a call</source>
        <translation>由警情建档</translation>
    </message>
    <message>
        <source>Opened from a patrol</source>
        <translation>联巡中立案</translation>
    </message>
    <message>
        <source>Opened from an alert</source>
        <translation>由告警建档</translation>
    </message>
    <message>
        <source>Opened from another case</source>
        <translation>由他案转来</translation>
    </message>
    <message>
        <source>Opened from the map</source>
        <translation>由地图建档</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>作业区</translation>
    </message>
    <message>
        <source>Options of the layer</source>
        <translation>图层选项</translation>
    </message>
    <message>
        <source>Or in own words</source>
        <translation>或自行填写</translation>
    </message>
    <message>
        <source>Or until, such as 06:00</source>
        <translation>或到某时,如 06:00</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>派警</translation>
    </message>
    <message>
        <source>Order accepted</source>
        <translation>已接令</translation>
    </message>
    <message>
        <source>Order declined</source>
        <translation>拒绝命令</translation>
    </message>
    <message>
        <source>Order issued</source>
        <translation>已下达</translation>
    </message>
    <message>
        <source>Order on paper …</source>
        <translation>任务单 …</translation>
    </message>
    <message>
        <source>Order printed</source>
        <translation>已打印任务单</translation>
    </message>
    <message>
        <source>Order received</source>
        <translation>指令已收到</translation>
    </message>
    <message>
        <source>Order sheet</source>
        <translation>派警单</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>派警时间</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>下令人</translation>
    </message>
    <message>
        <source>Ordered to a call</source>
        <translation>已派往警情</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>一般案件</translation>
    </message>
    <message>
        <source>Ordinary calls</source>
        <translation>一般警情</translation>
    </message>
    <message>
        <source>Ordinary wells</source>
        <translation>一般井</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Other file</source>
        <translation>其他文件</translation>
    </message>
    <message>
        <source>Other hazard</source>
        <translation>其他隐患</translation>
    </message>
    <message>
        <source>Other loss</source>
        <translation>其他损失</translation>
    </message>
    <message>
        <source>Other operators</source>
        <translation>其他单位</translation>
    </message>
    <message>
        <source>Other thing</source>
        <translation>其他物品</translation>
    </message>
    <message>
        <source>Otherwise concerned</source>
        <translation>其他涉案人</translation>
    </message>
    <message>
        <source>Otherwise than planned</source>
        <translation>与计划不符</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>未还</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Out of the roster …</source>
        <translation>移出值班表…</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>销赃去向</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Over (h)</source>
        <translation>超时(小时)</translation>
    </message>
    <message>
        <source>Over at its source</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Over at its source; back to normal</source>
        <translation>已恢复，转正常</translation>
    </message>
    <message>
        <source>Over since</source>
        <translation>恢复时间</translation>
    </message>
    <message>
        <source>Over, unacknowledged</source>
        <translation>已恢复 · 未确认</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>Overdue and due soon</source>
        <translation>超期与将到期</translation>
    </message>
    <message>
        <source>Overdue and risk alike</source>
        <translation>超期与风险并重</translation>
    </message>
    <message>
        <source>Overdue to start</source>
        <translation>超时未出发</translation>
    </message>
    <message>
        <source>Overdue wells and sites seen: {seen} of {due}; overdue line: {seen_km} of {due_km} km.</source>
        <translation>可看到超期井站 {seen}/{due} 处,超期管线 {seen_km}/{due_km} 公里。</translation>
    </message>
    <message>
        <source>Own name in full</source>
        <translation>本人姓名全称</translation>
    </message>
    <message>
        <source>Owner ended</source>
        <translation>责任人终止</translation>
    </message>
    <message>
        <source>Owner named</source>
        <translation>指定责任人</translation>
    </message>
    <message>
        <source>Owner {owner}: {what}</source>
        <translation>责任人 {owner}:{what}</translation>
    </message>
    <message>
        <source>Owner …</source>
        <translation>责任人…</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>责任人清单</translation>
    </message>
    <message>
        <source>Owners of the others: {count}</source>
        <translation>其他项的责任人:{count}</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>PDF to write (empty: to the printer)</source>
        <translation>要写的 PDF 文件(留空则送打印机)</translation>
    </message>
    <message>
        <source>Packed file</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>Page to hand on …</source>
        <translation>离线回放网页…</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页 共 {pages} 页</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Panels back to their places</source>
        <translation>面板复位</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Part of a name</source>
        <translation>名称的一部分</translation>
    </message>
    <message>
        <source>Party notified</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>已升级</translation>
    </message>
    <message>
        <source>Passed on to the next shift</source>
        <translation>转交下一班使用</translation>
    </message>
    <message>
        <source>Passed on ×{n}</source>
        <translation>已升级 ×{n}</translation>
    </message>
    <message>
        <source>Passed to another agency</source>
        <translation>移送其他部门</translation>
    </message>
    <message>
        <source>Passed to another unit</source>
        <translation>移交其他单位</translation>
    </message>
    <message>
        <source>Passed to {name}</source>
        <translation>移交{name}</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Past alerts</source>
        <translation>历史报警</translation>
    </message>
    <message>
        <source>Past cases</source>
        <translation>历史案件</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Patrol</source>
        <translation>巡逻</translation>
    </message>
    <message>
        <source>Patrol begun, by position</source>
        <translation>出巡(按定位)</translation>
    </message>
    <message>
        <source>Patrol begun, by word</source>
        <translation>出巡(口头报告)</translation>
    </message>
    <message>
        <source>Patrol cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Patrol car</source>
        <translation>巡逻车</translation>
    </message>
    <message>
        <source>Patrol finished, by position</source>
        <translation>收巡(按定位)</translation>
    </message>
    <message>
        <source>Patrol finished, by word</source>
        <translation>收巡(口头报告)</translation>
    </message>
    <message>
        <source>Patrol goes on</source>
        <translation>联巡继续</translation>
    </message>
    <message>
        <source>Patrol group</source>
        <translation>巡逻组</translation>
    </message>
    <message>
        <source>Patrol groups</source>
        <translation>巡逻组</translation>
    </message>
    <message>
        <source>Patrol leader</source>
        <translation>带队</translation>
    </message>
    <message>
        <source>Patrol missed</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>Patrol missed: nobody came</source>
        <translation>漏巡:无人到位</translation>
    </message>
    <message>
        <source>Patrol not begun in time</source>
        <translation>未按时出巡</translation>
    </message>
    <message>
        <source>Patrol number</source>
        <translation>联巡编号</translation>
    </message>
    <message>
        <source>Patrol or check point missed</source>
        <translation>漏巡漏检</translation>
    </message>
    <message>
        <source>Patrol order</source>
        <translation>联巡任务单</translation>
    </message>
    <message>
        <source>Patrol order issued</source>
        <translation>联巡已下达</translation>
    </message>
    <message>
        <source>Patrol overdue</source>
        <translation>巡逻超时</translation>
    </message>
    <message>
        <source>Patrol paused</source>
        <translation>联巡暂停</translation>
    </message>
    <message>
        <source>Patrol planned</source>
        <translation>已制定计划</translation>
    </message>
    <message>
        <source>Patrol planned: {name}</source>
        <translation>已计划联巡:{name}</translation>
    </message>
    <message>
        <source>Patrol reviewed</source>
        <translation>联巡已复核</translation>
    </message>
    <message>
        <source>Patrol stopped too long</source>
        <translation>巡逻停留过久</translation>
    </message>
    <message>
        <source>Patrol {number} has no check points. Nothing was written; add some first.</source>
        <translation>联巡 {number} 没有检查点。未写出;请先添加。</translation>
    </message>
    <message>
        <source>Patrol {number} has started, so its plan stands. Nothing was changed; plan another one.</source>
        <translation>联巡 {number} 已出发,计划不再更改。未作更改;请另建一次。</translation>
    </message>
    <message>
        <source>Patrol {number} is not at that step: it stands at “{state}”. Nothing was changed; look at it again.</source>
        <translation>{number} 号联巡现在不能做这一步:当前状态为“{state}”。未作更改;请再看一下。</translation>
    </message>
    <message>
        <source>Patrol {number} is yet to come: there is nothing to play.</source>
        <translation>联巡 {number} 尚未开始,没有可回放的。</translation>
    </message>
    <message>
        <source>Patrol, now over proposed</source>
        <translation>巡逻:现状 / 建议</translation>
    </message>
    <message>
        <source>Patrolling</source>
        <translation>巡逻中</translation>
    </message>
    <message>
        <source>Patrols</source>
        <translation>联巡</translation>
    </message>
    <message>
        <source>Patrols issued</source>
        <translation>已下达的联巡</translation>
    </message>
    <message>
        <source>Patrols of this and the next shift</source>
        <translation>联巡</translation>
    </message>
    <message>
        <source>Patrols overdue to start</source>
        <translation>超时未出发的联巡</translation>
    </message>
    <message>
        <source>Patrols paused</source>
        <translation>已暂停的联巡</translation>
    </message>
    <message>
        <source>Patrols planned</source>
        <translation>已计划的联巡</translation>
    </message>
    <message>
        <source>Patrols ready to start</source>
        <translation>待出发的联巡</translation>
    </message>
    <message>
        <source>Patrols under way</source>
        <translation>巡逻中的联巡</translation>
    </message>
    <message>
        <source>Patrols, guards and volunteers that can be sent</source>
        <translation>可以调派的巡逻、护卫、义警力量</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause …</source>
        <translation>暂停…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>People failed</source>
        <translation>人防失守</translation>
    </message>
    <message>
        <source>People on guard</source>
        <translation>人防</translation>
    </message>
    <message>
        <source>Perhaps the same call: {what}</source>
        <translation>可能是同一警情:{what}</translation>
    </message>
    <message>
        <source>Perhaps the same: {what}</source>
        <translation>可能重复:{what}</translation>
    </message>
    <message>
        <source>Person in trouble</source>
        <translation>人员遇险</translation>
    </message>
    <message>
        <source>Person lost</source>
        <translation>人员走失</translation>
    </message>
    <message>
        <source>Persons of cases: {count}</source>
        <translation>涉案人员:{count} 人</translation>
    </message>
    <message>
        <source>Persons of this case</source>
        <translation>本案涉案人员</translation>
    </message>
    <message>
        <source>Persons …</source>
        <translation>涉案人员…</translation>
    </message>
    <message>
        <source>Persons, masked</source>
        <translation>涉案人员(已隐去)</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Physical protection</source>
        <translation>物防</translation>
    </message>
    <message>
        <source>Physical protection failed</source>
        <translation>物防失守</translation>
    </message>
    <message>
        <source>Pick-up</source>
        <translation>皮卡</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Picture (I opens)</source>
        <translation>截图(按 I 打开)</translation>
    </message>
    <message>
        <source>Picture of the map</source>
        <translation>地图截图</translation>
    </message>
    <message>
        <source>Picture of {camera} kept: {what}</source>
        <translation>已保存 {camera} 截图:{what}</translation>
    </message>
    <message>
        <source>Picture {n} of {total}</source>
        <translation>第 {n} 张,共 {total} 张</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>Pictures from cameras (I opens)</source>
        <translation>摄像头截图(按 I 打开)</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>管线</translation>
    </message>
    <message>
        <source>Pipelines</source>
        <translation>管线</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Place (lon, lat)</source>
        <translation>位置(经度, 纬度)</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置精度</translation>
    </message>
    <message>
        <source>Places in a web page</source>
        <translation>网页中的坐标</translation>
    </message>
    <message>
        <source>Places without a time, which are no track: {count}.</source>
        <translation>另有不带时间的地点 {count} 个,不算轨迹。</translation>
    </message>
    <message>
        <source>Places: {precision}</source>
        <translation>坐标 {precision}</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>黑白</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Plan a patrol here …</source>
        <translation>在此安排联巡 …</translation>
    </message>
    <message>
        <source>Plan and issue these</source>
        <translation>计划并下达</translation>
    </message>
    <message>
        <source>Plan changed</source>
        <translation>已改计划</translation>
    </message>
    <message>
        <source>Plan changed: {name}</source>
        <translation>已改计划:{name}</translation>
    </message>
    <message>
        <source>Plan from templates …</source>
        <translation>按模板排班 …</translation>
    </message>
    <message>
        <source>Plan the night from the templates of which duty level?</source>
        <translation>按哪一级勤务的模板安排今晚?</translation>
    </message>
    <message>
        <source>Plan these {n}</source>
        <translation>计划这 {n} 项</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Plate covered</source>
        <translation>遮挡号牌</translation>
    </message>
    <message>
        <source>Plate not seen</source>
        <translation>号牌不详</translation>
    </message>
    <message>
        <source>Plate read</source>
        <translation>号牌可辨</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Play the chosen units</source>
        <translation>回放所选警力</translation>
    </message>
    <message>
        <source>Point at it on the map: Enter adds a corner, Ctrl+Enter finishes, Esc gives it up.</source>
        <translation>在地图上指定:回车加拐点,Ctrl+Enter 完成,Esc 放弃。</translation>
    </message>
    <message>
        <source>Point at where {name} stands: click or Enter; Esc gives it up.</source>
        <translation>请指定 {name} 的位置:单击或回车;Esc 放弃。</translation>
    </message>
    <message>
        <source>Point owner</source>
        <translation>点责任人</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Points compare cases and places, never persons. Whether they belong together is for you to say.</source>
        <translation>只比较案件和地点,从不给人打分。是否串并由您判断。</translation>
    </message>
    <message>
        <source>Points held</source>
        <translation>守点</translation>
    </message>
    <message>
        <source>Points that stood behind a later one, put in order: {count}.</source>
        <translation>时间倒退的点已按时间重排:{count} 个。</translation>
    </message>
    <message>
        <source>Points, lines and areas of the night</source>
        <translation>当夜点线面巡护表</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>公安</translation>
    </message>
    <message>
        <source>Police officer</source>
        <translation>民警</translation>
    </message>
    <message>
        <source>Police room</source>
        <translation>警务室</translation>
    </message>
    <message>
        <source>Police room areas</source>
        <translation>警务室辖区</translation>
    </message>
    <message>
        <source>Police room areas: who is responsible where</source>
        <translation>警务室辖区:谁负责哪里</translation>
    </message>
    <message>
        <source>Police rooms</source>
        <translation>警务室</translation>
    </message>
    <message>
        <source>Police station</source>
        <translation>派出所</translation>
    </message>
    <message>
        <source>Police stations</source>
        <translation>派出所</translation>
    </message>
    <message>
        <source>Port {port} at {host} cannot be listened on ({reason}). Choose another port, or end what has it.</source>
        <translation>无法监听 {host} 的端口 {port}({reason})。请换一个端口,或结束占用它的程序。</translation>
    </message>
    <message>
        <source>Port {port} is free and can be listened on.</source>
        <translation>端口 {port} 空闲,可以监听。</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Position: {before} → {after}</source>
        <translation>位置:{before} → {after}</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>定位数</translation>
    </message>
    <message>
        <source>Positions as the trackers reported them, out of the store. The tables hold every one, with why it was not believed; ways, lengths and stops are of those believed.</source>
        <translation>库中留存的终端原始定位。表格文件写有全部定位点,不采信的注明原因;轨迹、里程、停留只按采信的定位计算。</translation>
    </message>
    <message>
        <source>Positions not believed: {n} ({reasons})</source>
        <translation>不采信的位置:{n}({reasons})</translation>
    </message>
    <message>
        <source>Positions told before stay with the unit that carried it then.</source>
        <translation>此前上报的位置仍属当时携带的单位。</translation>
    </message>
    <message>
        <source>Positions {time}</source>
        <translation>定位 {time}</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Post held</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Post in words</source>
        <translation>岗位(文字)</translation>
    </message>
    <message>
        <source>Post on the spot</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Post, team or person</source>
        <translation>岗位、队伍或人员</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>点位</translation>
    </message>
    <message>
        <source>Posts and crews appear here when a roster covers the present time.</source>
        <translation>当前时段有排班时,岗位和班组会显示在这里。</translation>
    </message>
    <message>
        <source>Posts checked of those drawn in the shift</source>
        <translation>本班已查岗位/抽中岗位</translation>
    </message>
    <message>
        <source>Posts drawn for spot checks</source>
        <translation>抽取待查岗位</translation>
    </message>
    <message>
        <source>Posts of single officers</source>
        <translation>单人岗位</translation>
    </message>
    <message>
        <source>Power lost</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Pressure drop</source>
        <translation>压力骤降</translation>
    </message>
    <message>
        <source>Print (A3) …</source>
        <translation>打印(A3)…</translation>
    </message>
    <message>
        <source>Print the map</source>
        <translation>打印地图</translation>
    </message>
    <message>
        <source>Print the map …</source>
        <translation>打印地图…</translation>
    </message>
    <message>
        <source>Print {case}</source>
        <translation>打印 {case}</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Printed by {name}, {time}</source>
        <translation>{name} 打印于 {time}</translation>
    </message>
    <message>
        <source>Printed {time} by {who}</source>
        <translation>{who} 于 {time} 打印</translation>
    </message>
    <message>
        <source>Private car</source>
        <translation>私家车</translation>
    </message>
    <message>
        <source>Producing</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>Product trunk lines</source>
        <translation>成品油管线</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>可执行程序</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>答应的事</translation>
    </message>
    <message>
        <source>Promised for now: {what}</source>
        <translation>到时提醒:{what}</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Proposal accepted</source>
        <translation>已采纳布警建议</translation>
    </message>
    <message>
        <source>Proposal refused</source>
        <translation>未采纳布警建议</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Propose beats …</source>
        <translation>巡线建议 …</translation>
    </message>
    <message>
        <source>Propose check points</source>
        <translation>推荐检查点</translation>
    </message>
    <message>
        <source>Propose it again</source>
        <translation>重新提出</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Proposed beat</source>
        <translation>建议巡线</translation>
    </message>
    <message>
        <source>Proposed beats</source>
        <translation>巡线建议</translation>
    </message>
    <message>
        <source>Proposed beats accepted</source>
        <translation>采纳巡线建议</translation>
    </message>
    <message>
        <source>Proposed beats refused</source>
        <translation>不采纳巡线建议</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>Proposed for places and lines by what is overdue and what was reported; nobody is judged by it.</source>
        <translation>只针对地点和管线,依据超期情况和接报案事件;不评价任何人。</translation>
    </message>
    <message>
        <source>Proposed. It is watched once a leader has approved.</source>
        <translation>已提出,经领导批准后开始关注。</translation>
    </message>
    <message>
        <source>Prosecuted</source>
        <translation>起诉</translation>
    </message>
    <message>
        <source>Protection level</source>
        <translation>防护等级</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Provincial campaign</source>
        <translation>全省集群战役</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Public order</source>
        <translation>治安</translation>
    </message>
    <message>
        <source>Pull the corners of {name}; Ctrl+S keeps, Esc gives it up.</source>
        <translation>拖动 {name} 的拐点;Ctrl+S 保存,Esc 放弃。</translation>
    </message>
    <message>
        <source>Pump</source>
        <translation>抽油泵</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Put a corner in behind it</source>
        <translation>在其后插入顶点</translation>
    </message>
    <message>
        <source>Put in order</source>
        <translation>重排</translation>
    </message>
    <message>
        <source>Put into a series</source>
        <translation>并入系列</translation>
    </message>
    <message>
        <source>Put into store</source>
        <translation>入库保管</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>延后</translation>
    </message>
    <message>
        <source>Put off “{what}”: for how long?</source>
        <translation>“{what}”延后多久?</translation>
    </message>
    <message>
        <source>Put off …</source>
        <translation>延后…</translation>
    </message>
    <message>
        <source>Put on a call</source>
        <translation>挂入警情</translation>
    </message>
    <message>
        <source>Put together with others of the same trouble</source>
        <translation>并入同一事件</translation>
    </message>
    <message>
        <source>Put under seal</source>
        <translation>封存加封</translation>
    </message>
    <message>
        <source>Qualifications stand in the way: without them {n} fewer would be wanting.</source>
        <translation>资格要求有冲突:若无此项,可少缺 {n} 人。</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Quarrel</source>
        <translation>争吵纠纷</translation>
    </message>
    <message>
        <source>Quiet for</source>
        <translation>静默时间</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Radio</source>
        <translation>电台</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Radius {distance}</source>
        <translation>半径 {distance}</translation>
    </message>
    <message>
        <source>Railway station</source>
        <translation>火车站</translation>
    </message>
    <message>
        <source>Raise an alert here …</source>
        <translation>在此新增报警…</translation>
    </message>
    <message>
        <source>Raised, as it lasted</source>
        <translation>持续未恢复，正式报警</translation>
    </message>
    <message>
        <source>Raised: told {times} times</source>
        <translation>达到次数，正式报警：{times} 次</translation>
    </message>
    <message>
        <source>Rang {name}: {result}</source>
        <translation>致电 {name}：{result}</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>警衔</translation>
    </message>
    <message>
        <source>Re-check</source>
        <translation>复查</translation>
    </message>
    <message>
        <source>Re-check: closed</source>
        <translation>复查:已整改</translation>
    </message>
    <message>
        <source>Re-check: still open</source>
        <translation>复查:仍未整改</translation>
    </message>
    <message>
        <source>Reach areas</source>
        <translation>可达范围</translation>
    </message>
    <message>
        <source>Reach areas of {n} free units as of {time}; Ctrl+R takes them away.</source>
        <translation>{n} 支空闲警力 {time} 的可达范围;Ctrl+R 取消显示。</translation>
    </message>
    <message>
        <source>Reach areas on the map</source>
        <translation>可达范围</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>Reached within 1 min</source>
        <translation>1 分钟可达</translation>
    </message>
    <message>
        <source>Reached within 15 min</source>
        <translation>15 分钟可达</translation>
    </message>
    <message>
        <source>Reached within 3 min</source>
        <translation>3 分钟可达</translation>
    </message>
    <message>
        <source>Reached within 45 min</source>
        <translation>45 分钟可达</translation>
    </message>
    <message>
        <source>Reached within 5 min</source>
        <translation>5 分钟可达</translation>
    </message>
    <message>
        <source>Reached, remark</source>
        <translation>到位情况、备注</translation>
    </message>
    <message>
        <source>Read a file …</source>
        <translation>读入文件…</translation>
    </message>
    <message>
        <source>Read a month sheet</source>
        <translation>读入月值班表</translation>
    </message>
    <message>
        <source>Read its layers</source>
        <translation>读取图层</translation>
    </message>
    <message>
        <source>Reading and cleaning …</source>
        <translation>正在读取和清洗 …</translation>
    </message>
    <message>
        <source>Reading rows …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Reading the county …</source>
        <translation>正在读取底数、轨迹和路网 …</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>待出发</translation>
    </message>
    <message>
        <source>Really gone</source>
        <translation>实际巡逻</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason for switching on or off</source>
        <translation>启用或停用的理由</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>理由:{reason}</translation>
    </message>
    <message>
        <source>Reason; it is kept with the act</source>
        <translation>原因(随操作留档)</translation>
    </message>
    <message>
        <source>Rebuilt off-road car</source>
        <translation>改装越野车</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>收据号</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接警</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>接警时间</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>签收人</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>收赃人</translation>
    </message>
    <message>
        <source>Receiving site</source>
        <translation>收油点</translation>
    </message>
    <message>
        <source>Receiving stolen goods</source>
        <translation>收赃</translation>
    </message>
    <message>
        <source>Reckon anew</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>Reckoning …</source>
        <translation>正在计算 …</translation>
    </message>
    <message>
        <source>Reconsidered</source>
        <translation>复议</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>Recovered at</source>
        <translation>追回时间</translation>
    </message>
    <message>
        <source>Recovered oil</source>
        <translation>追回原油</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Refuse the beats. Why? It is kept with the seed</source>
        <translation>不采纳巡线建议。理由(与随机种子一并留存)</translation>
    </message>
    <message>
        <source>Refuse the proposal …</source>
        <translation>不采纳 …</translation>
    </message>
    <message>
        <source>Refuse the proposal. Why? It is kept in the log</source>
        <translation>不采纳建议。理由?记入值班日志</translation>
    </message>
    <message>
        <source>Refuse …</source>
        <translation>不采纳 …</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Register a tracker</source>
        <translation>登记终端</translation>
    </message>
    <message>
        <source>Register of spot checks</source>
        <translation>勤务抽查登记表</translation>
    </message>
    <message>
        <source>Register …</source>
        <translation>登记…</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已归队</translation>
    </message>
    <message>
        <source>Released from the call</source>
        <translation>已解除处警</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remarks: {text}</source>
        <translation>备注:{text}</translation>
    </message>
    <message>
        <source>Remind me …</source>
        <translation>设提醒…</translation>
    </message>
    <message>
        <source>Remind them</source>
        <translation>该提醒</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Reminder done</source>
        <translation>提醒已办</translation>
    </message>
    <message>
        <source>Reminder put off</source>
        <translation>提醒已延后</translation>
    </message>
    <message>
        <source>Reminder set</source>
        <translation>已设提醒</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove a note</source>
        <translation>删除现场记录</translation>
    </message>
    <message>
        <source>Remove the chosen mark</source>
        <translation>删除所选桩号</translation>
    </message>
    <message>
        <source>Remove the contact</source>
        <translation>删联系人</translation>
    </message>
    <message>
        <source>Remove the template …</source>
        <translation>删除模板 …</translation>
    </message>
    <message>
        <source>Remove which note?</source>
        <translation>删除哪条记录?</translation>
    </message>
    <message>
        <source>Remove {name} from the map: why?</source>
        <translation>从图上删除“{name}”:原因?</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>删除 {name}?</translation>
    </message>
    <message>
        <source>Remove “{title}”: why?</source>
        <translation>删除“{title}”:原因?</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移出</translation>
    </message>
    <message>
        <source>Removed. It is watched no more.</source>
        <translation>已移除,不再关注。</translation>
    </message>
    <message>
        <source>Removed: {name}</source>
        <translation>已删除:{name}</translation>
    </message>
    <message>
        <source>Removed: {title}</source>
        <translation>已删除:{title}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>Renewed.</source>
        <translation>已续期。</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>Reopen {name}: why?</source>
        <translation>重新打开 {name}:原因?</translation>
    </message>
    <message>
        <source>Reopen: why?</source>
        <translation>重新打开:为什么?</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>撤回结束</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复费用</translation>
    </message>
    <message>
        <source>Repeat this week</source>
        <translation>按本周重复</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Replay {time}</source>
        <translation>轨迹回放 {time}</translation>
    </message>
    <message>
        <source>Replayed way</source>
        <translation>回放的轨迹</translation>
    </message>
    <message>
        <source>Replayed ways</source>
        <translation>回放轨迹</translation>
    </message>
    <message>
        <source>Report a hazard here …</source>
        <translation>在此报隐患…</translation>
    </message>
    <message>
        <source>Report the hazard behind this alert …</source>
        <translation>报这条报警反映的隐患…</translation>
    </message>
    <message>
        <source>Report upwards ({level})</source>
        <translation>向上级报告({level})</translation>
    </message>
    <message>
        <source>Report written</source>
        <translation>填写反馈</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Reported as closed</source>
        <translation>已报整改完毕</translation>
    </message>
    <message>
        <source>Reported back</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报警人</translation>
    </message>
    <message>
        <source>Reported by a person</source>
        <translation>群众报警</translation>
    </message>
    <message>
        <source>Reported incidents</source>
        <translation>接报警情</translation>
    </message>
    <message>
        <source>Reported incidents of the span</source>
        <translation>时段内接报警情</translation>
    </message>
    <message>
        <source>Reported upwards</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Reporting party</source>
        <translation>报案单位(人)</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Reshaped: {name}</source>
        <translation>已改形状:{name}</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Responsible unit</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>工作秘密</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Result of a spot check taken back</source>
        <translation>抽查记录已撤回</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>Retire …</source>
        <translation>注销…</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>退役</translation>
    </message>
    <message>
        <source>Retired assets</source>
        <translation>已注销</translation>
    </message>
    <message>
        <source>Retired: {what}</source>
        <translation>注销:{what}</translation>
    </message>
    <message>
        <source>Returned at</source>
        <translation>返还时间</translation>
    </message>
    <message>
        <source>Returned to</source>
        <translation>返还给</translation>
    </message>
    <message>
        <source>Returned to be supplemented</source>
        <translation>退回补充侦查</translation>
    </message>
    <message>
        <source>Returned to the owner</source>
        <translation>发还</translation>
    </message>
    <message>
        <source>Returning</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复盘</translation>
    </message>
    <message>
        <source>Review begun</source>
        <translation>复盘中</translation>
    </message>
    <message>
        <source>Review by</source>
        <translation>复核期限</translation>
    </message>
    <message>
        <source>Review by the prosecutor</source>
        <translation>审查起诉期限</translation>
    </message>
    <message>
        <source>Review decided</source>
        <translation>作出复盘结论</translation>
    </message>
    <message>
        <source>Review decided at</source>
        <translation>复盘结论时间</translation>
    </message>
    <message>
        <source>Review decided, fixes under way</source>
        <translation>已作结论,正在补漏</translation>
    </message>
    <message>
        <source>Review for acceptance</source>
        <translation>受案审查期限</translation>
    </message>
    <message>
        <source>Review for filing</source>
        <translation>立案审查期限</translation>
    </message>
    <message>
        <source>Review of the case</source>
        <translation>复盘</translation>
    </message>
    <message>
        <source>Review of {name}: what did it come to?</source>
        <translation>复核 {name}:结果如何?</translation>
    </message>
    <message>
        <source>Review open again</source>
        <translation>复盘重新打开</translation>
    </message>
    <message>
        <source>Review overdue, not watched</source>
        <translation>复核逾期,已停止关注</translation>
    </message>
    <message>
        <source>Review within</source>
        <translation>复核期限</translation>
    </message>
    <message>
        <source>Review …</source>
        <translation>复核…</translation>
    </message>
    <message>
        <source>Review: it goes on</source>
        <translation>复核:继续</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已复核</translation>
    </message>
    <message>
        <source>Reviewed, loop closed</source>
        <translation>已复盘,已闭环</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>撤销决定</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>拨打</translation>
    </message>
    <message>
        <source>Road blocked</source>
        <translation>道路受阻</translation>
    </message>
    <message>
        <source>Road state</source>
        <translation>道路状况</translation>
    </message>
    <message>
        <source>Road state ended</source>
        <translation>路况已解除</translation>
    </message>
    <message>
        <source>Road state entered</source>
        <translation>已录路况</translation>
    </message>
    <message>
        <source>Road states</source>
        <translation>路况</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Roads are drawn schematically</source>
        <translation>道路为示意</translation>
    </message>
    <message>
        <source>Roads are not as usual here …</source>
        <translation>此处道路异常…</translation>
    </message>
    <message>
        <source>Roads that patrols can take</source>
        <translation>巡逻可走的道路</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Role in this case</source>
        <translation>在本案中的身份</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Roll call missed</source>
        <translation>点名未应答</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>警务室</translation>
    </message>
    <message>
        <source>Room leader</source>
        <translation>警务室领导</translation>
    </message>
    <message>
        <source>Rooms by hour</source>
        <translation>按警务室 × 小时</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>值班表</translation>
    </message>
    <message>
        <source>Rotation from here on: letters, a dot for a free day (D D N N . .)</source>
        <translation>从此格起轮换:填班次字母,点表示空班(D D N N . .)</translation>
    </message>
    <message>
        <source>Rotation …</source>
        <translation>轮换…</translation>
    </message>
    <message>
        <source>Routes, which are no track: {count}.</source>
        <translation>另有规划路线 {count} 条,不算轨迹。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Row {row}, day {day}: “{said}” is no turn of this room.</source>
        <translation>第 {row} 行 {day} 日:“{said}”不是本室的班次。</translation>
    </message>
    <message>
        <source>Row {row}: nobody called {name} is in this roster.</source>
        <translation>第 {row} 行:本值班表中没有 {name}。</translation>
    </message>
    <message>
        <source>Row {row}: number {number} is that of {known}, not of {name}.</source>
        <translation>第 {row} 行:编号 {number} 是 {known} 的,不是 {name} 的。</translation>
    </message>
    <message>
        <source>Row {row}: several are called {name}; a column with their numbers tells them apart.</source>
        <translation>第 {row} 行:有多人叫 {name};请加一列编号以便区分。</translation>
    </message>
    <message>
        <source>Row {row}: {line} is no line with a place.</source>
        <translation>第 {row} 行:{line} 不是有位置的管线。</translation>
    </message>
    <message>
        <source>Rows without a place that can be read, left out: {count}.</source>
        <translation>位置无法识别的行已略去:{count} 行。</translation>
    </message>
    <message>
        <source>Rows {first} and {row} are both of {name}.</source>
        <translation>第 {first} 行和第 {row} 行都是 {name}。</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规定</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>制度</translation>
    </message>
    <message>
        <source>Rules and their keeping</source>
        <translation>制度落实</translation>
    </message>
    <message>
        <source>Rules failed</source>
        <translation>制度失守</translation>
    </message>
    <message>
        <source>S: who hands over signs; then T ticks each red item, and S: who takes over signs.</source>
        <translation>S:交班人签字;随后接班人按 T 逐条勾选红色事项,按 S 签字。</translation>
    </message>
    <message>
        <source>Sa</source>
        <translation>六</translation>
    </message>
    <message>
        <source>Same hands: into one series</source>
        <translation>同一伙人:并入系列</translation>
    </message>
    <message>
        <source>Same kind of case</source>
        <translation>案件类型相同</translation>
    </message>
    <message>
        <source>Same traits of the vehicle: {codes}</source>
        <translation>车辆特征相同:{codes}</translation>
    </message>
    <message>
        <source>Same way: {codes}</source>
        <translation>手法相同:{codes}</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and choose units</source>
        <translation>保存并选警力</translation>
    </message>
    <message>
        <source>Save and issue</source>
        <translation>保存并下达</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Save as picture …</source>
        <translation>存为图片…</translation>
    </message>
    <message>
        <source>Save as web page …</source>
        <translation>存为网页…</translation>
    </message>
    <message>
        <source>Save for Word …</source>
        <translation>另存为 Word…</translation>
    </message>
    <message>
        <source>Save the figures, then try them out.</source>
        <translation>请先保存参数,再试算。</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Save this view …</source>
        <translation>保存当前视图…</translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation>保存人</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>Saved views …</source>
        <translation>已存视图…</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存:{name}</translation>
    </message>
    <message>
        <source>Say first what kind of case it is. Nothing was changed.</source>
        <translation>请先选择案件类型,未作更改。</translation>
    </message>
    <message>
        <source>Say first when and how the loophole was closed. Nothing was changed.</source>
        <translation>请先写明漏洞何时、如何补上,没有改动。</translation>
    </message>
    <message>
        <source>Say first whose it is: press U on the track, or choose the unit below.</source>
        <translation>请先指定归属:在轨迹上按 U,或在下方选择警力单元。</translation>
    </message>
    <message>
        <source>Say how it is known, in a few words.</source>
        <translation>请用几个字写明依据。</translation>
    </message>
    <message>
        <source>Say how the loophole was closed. Nothing was saved.</source>
        <translation>请写明漏洞如何补上,没有保存。</translation>
    </message>
    <message>
        <source>Say in some words what is objected. Nothing was saved.</source>
        <translation>请简要写明异议内容,没有保存。</translation>
    </message>
    <message>
        <source>Say it in a few words first.</source>
        <translation>请先写几个字。</translation>
    </message>
    <message>
        <source>Say it in words; they are kept. Nothing was changed.</source>
        <translation>请用一句话说明,会留存备查。未作任何更改。</translation>
    </message>
    <message>
        <source>Say the plate, or what the vehicle looked like. Nothing was saved.</source>
        <translation>请写明车牌或车辆特征。未保存。</translation>
    </message>
    <message>
        <source>Say the reason; it is kept. Nothing was changed.</source>
        <translation>请填写原因,原因会留存。未作任何更改。</translation>
    </message>
    <message>
        <source>Say the reason; it is kept. Nothing was shown.</source>
        <translation>请填写原因,将留痕。未显示任何内容。</translation>
    </message>
    <message>
        <source>Say to whom it is passed. Nothing was changed.</source>
        <translation>请说明移交给谁,未作更改。</translation>
    </message>
    <message>
        <source>Say what is going on. Nothing was saved.</source>
        <translation>请先写明发生了什么。未保存。</translation>
    </message>
    <message>
        <source>Say what is handed out, and to whom. Nothing was handed out.</source>
        <translation>请写明领用什么、由谁领用。没有登记领用。</translation>
    </message>
    <message>
        <source>Say what is wrong with it; that is kept. Nothing was changed.</source>
        <translation>请写明有什么问题(留档)。没有改动。</translation>
    </message>
    <message>
        <source>Say what it is first. Nothing was saved.</source>
        <translation>请先写明是什么。未保存。</translation>
    </message>
    <message>
        <source>Say what the hazard is. Nothing was saved.</source>
        <translation>请先写明是什么隐患。未保存。</translation>
    </message>
    <message>
        <source>Say what was found on the ground. Nothing was changed.</source>
        <translation>请写明现场所见,没有改动。</translation>
    </message>
    <message>
        <source>Say what was lost, or how much. Nothing was saved.</source>
        <translation>请写明损失了什么或损失多少。未保存。</translation>
    </message>
    <message>
        <source>Say what was promised, in at most {most} signs. No reminder was set.</source>
        <translation>请写明答应了什么,最多 {most} 字。未设提醒。</translation>
    </message>
    <message>
        <source>Say what {unit} is to help with. Nothing was sent.</source>
        <translation>请说明{unit}协助什么,未派出。</translation>
    </message>
    <message>
        <source>Say where or what first. Nothing was saved.</source>
        <translation>请先写地点或内容。未保存。</translation>
    </message>
    <message>
        <source>Say where: a place for a post, a line, or an area. Nothing was saved.</source>
        <translation>请说明地点:守点选地点,穿线选管线,铺面选区域。未保存。</translation>
    </message>
    <message>
        <source>Say which barrier failed: people, physical, technical or rules. Nothing was decided.</source>
        <translation>请指明哪道防线失守:人防、物防、技防或制度。未作结论。</translation>
    </message>
    <message>
        <source>Say who answers for it. Nothing was changed; choose somebody or type a post.</source>
        <translation>请说明由谁负责。未作任何更改;请选择人员、队伍、单位,或直接填写岗位。</translation>
    </message>
    <message>
        <source>Say who answers for it: choose somebody, or type a post.</source>
        <translation>请说明由谁负责:选择人员,或直接填岗位。</translation>
    </message>
    <message>
        <source>Say why it was not heard; that is kept. Nothing was written.</source>
        <translation>请写明为什么听不到(留档)。没有登记。</translation>
    </message>
    <message>
        <source>Say why these tracks leave the desk. Nothing was written.</source>
        <translation>请写明轨迹外带的事由。没有写出任何文件。</translation>
    </message>
    <message>
        <source>Say why; the reason is kept. Nothing was changed.</source>
        <translation>请写明理由,理由将留存。未作任何更改。</translation>
    </message>
    <message>
        <source>Say within how many metres: --metres 500. Nothing was looked up.</source>
        <translation>请说明距离:--metres 500;未查询。</translation>
    </message>
    <message>
        <source>Scan the card of the check point, or type its code</source>
        <translation>扫描检查点卡片,或键入验证码</translation>
    </message>
    <message>
        <source>Scan to navigate to a check point</source>
        <translation>扫码导航到检查点</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>待接班</translation>
    </message>
    <message>
        <source>Scouted ahead</source>
        <translation>探路车辆</translation>
    </message>
    <message>
        <source>Scrap trade</source>
        <translation>废旧收购</translation>
    </message>
    <message>
        <source>Scrap yard</source>
        <translation>废旧收购点</translation>
    </message>
    <message>
        <source>Scrap yards</source>
        <translation>废旧收购点</translation>
    </message>
    <message>
        <source>Scrap yards too near</source>
        <translation>过近的废旧收购点</translation>
    </message>
    <message>
        <source>Seal number</source>
        <translation>封条号</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>封井</translation>
    </message>
    <message>
        <source>Sealed record</source>
        <translation>封存记录</translation>
    </message>
    <message>
        <source>Sealed record opened</source>
        <translation>查阅封存记录</translation>
    </message>
    <message>
        <source>Sealed record …</source>
        <translation>封存记录…</translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation>搜索或命令</translation>
    </message>
    <message>
        <source>Seconded office patrol</source>
        <translation>机关助巡</translation>
    </message>
    <message>
        <source>Security administrator</source>
        <translation>安全管理员</translation>
    </message>
    <message>
        <source>Security guard</source>
        <translation>护卫队员</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Seed {seed}.</source>
        <translation>随机种子 {seed}。</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已巡</translation>
    </message>
    <message>
        <source>Seen (km)</source>
        <translation>已巡(公里)</translation>
    </message>
    <message>
        <source>Seen at</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>可见范围</translation>
    </message>
    <message>
        <source>Seen by the public</source>
        <translation>见警率</translation>
    </message>
    <message>
        <source>Seen closed</source>
        <translation>复查合格</translation>
    </message>
    <message>
        <source>Seen closed on the ground: {found}</source>
        <translation>现场核实已补上:{found}</translation>
    </message>
    <message>
        <source>Seen closed …</source>
        <translation>现场已补上…</translation>
    </message>
    <message>
        <source>Seen in 24, 48, 72 h</source>
        <translation>24/48/72小时覆盖</translation>
    </message>
    <message>
        <source>Seen near the place</source>
        <translation>现场附近出现</translation>
    </message>
    <message>
        <source>Seen where</source>
        <translation>发现地点</translation>
    </message>
    <message>
        <source>Seen, newest first</source>
        <translation>已巡到,最近在前</translation>
    </message>
    <message>
        <source>Seized</source>
        <translation>扣押</translation>
    </message>
    <message>
        <source>Seized at</source>
        <translation>扣押时间</translation>
    </message>
    <message>
        <source>Seized by</source>
        <translation>扣押人</translation>
    </message>
    <message>
        <source>Seized things</source>
        <translation>扣押物品</translation>
    </message>
    <message>
        <source>Seizure</source>
        <translation>扣押物</translation>
    </message>
    <message>
        <source>Send a letter</source>
        <translation>该发提示函</translation>
    </message>
    <message>
        <source>Send a unit</source>
        <translation>派警</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再发</translation>
    </message>
    <message>
        <source>Send by data</source>
        <translation>数据派</translation>
    </message>
    <message>
        <source>Send by voice</source>
        <translation>语音派</translation>
    </message>
    <message>
        <source>Send it, or not</source>
        <translation>派出或不派</translation>
    </message>
    <message>
        <source>Send to the terminal</source>
        <translation>终端派</translation>
    </message>
    <message>
        <source>Send {unit} ({state}) to {call}, by voice</source>
        <translation>语音派 {unit}({state})→ {call}</translation>
    </message>
    <message>
        <source>Sensor fault</source>
        <translation>传感器故障</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>派出方式</translation>
    </message>
    <message>
        <source>Sent to a call</source>
        <translation>已派去处警</translation>
    </message>
    <message>
        <source>Sent: {unit} to {call}</source>
        <translation>已派警:{unit} → {call}</translation>
    </message>
    <message>
        <source>Sentence passed</source>
        <translation>判决</translation>
    </message>
    <message>
        <source>Sentences in which the receiver had no position: {count}.</source>
        <translation>接收机未定位的语句 {count} 条。</translation>
    </message>
    <message>
        <source>Sentences with a wrong checksum, left out: {count}.</source>
        <translation>校验和不对的语句 {count} 条,已略去。</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>终端编号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>设备号</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Series renamed</source>
        <translation>系列改名</translation>
    </message>
    <message>
        <source>Series {name}</source>
        <translation>系列:{name}</translation>
    </message>
    <message>
        <source>Series {name} is now called {new}</source>
        <translation>系列 {name} 已改名为 {new}</translation>
    </message>
    <message>
        <source>Series …</source>
        <translation>系列…</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Server (WMS)</source>
        <translation>服务(WMS)</translation>
    </message>
    <message>
        <source>Server (WMTS)</source>
        <translation>服务(WMTS)</translation>
    </message>
    <message>
        <source>Server (XYZ)</source>
        <translation>服务(XYZ)</translation>
    </message>
    <message>
        <source>Set by the desk</source>
        <translation>值班台下达</translation>
    </message>
    <message>
        <source>Set state …</source>
        <translation>改状态…</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已落实</translation>
    </message>
    <message>
        <source>Settled by mediation</source>
        <translation>调解成功</translation>
    </message>
    <message>
        <source>Settled on the spot</source>
        <translation>现场处置完毕</translation>
    </message>
    <message>
        <source>Settled …</source>
        <translation>已落实…</translation>
    </message>
    <message>
        <source>Several are called {name}; give the number. Nothing was changed.</source>
        <translation>有多人叫 {name};请改填编号。未作任何更改。</translation>
    </message>
    <message>
        <source>Several are parted by commas</source>
        <translation>多件用逗号或顿号隔开</translation>
    </message>
    <message>
        <source>Several cases are called {word}. Nothing was written; give the number.</source>
        <translation>有多起案件简称 {word}。未写入任何文件;请给出案件编号。</translation>
    </message>
    <message>
        <source>Several new alerts</source>
        <translation>多条新报警</translation>
    </message>
    <message>
        <source>Severities</source>
        <translation>级别分布</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Shape as text (WKT)</source>
        <translation>文本图形（WKT）</translation>
    </message>
    <message>
        <source>Shape of {name}: drag corners, or Tab chooses one and the arrows move it. Ctrl+S keeps it, Esc leaves it.</source>
        <translation>改“{name}”的形状:拖动顶点,或按 Tab 选点、方向键移动。Ctrl+S 保存,Esc 放弃。</translation>
    </message>
    <message>
        <source>Shapes without times, which are no track: {count}.</source>
        <translation>另有不带时间的图形 {count} 个,不算轨迹。</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Share of alerts in %, line: recommended</source>
        <translation>占比(%),竖线为推荐值</translation>
    </message>
    <message>
        <source>Share of the worst ten</source>
        <translation>前十占比</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Sheet made at</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Sheet written</source>
        <translation>打印文书</translation>
    </message>
    <message>
        <source>Sheets …</source>
        <translation>文书…</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Shelve for how long?</source>
        <translation>搁置多久?</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Shelved alerts</source>
        <translation>搁置报警</translation>
    </message>
    <message>
        <source>Shelved to {time}</source>
        <translation>搁置至 {time}</translation>
    </message>
    <message>
        <source>Shelved until {until}</source>
        <translation>搁置至 {until}</translation>
    </message>
    <message>
        <source>Shelved: {title}</source>
        <translation>已搁置:{title}</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Shift after</source>
        <translation>后一班</translation>
    </message>
    <message>
        <source>Shift before</source>
        <translation>前一班</translation>
    </message>
    <message>
        <source>Shift of the post</source>
        <translation>岗位班次</translation>
    </message>
    <message>
        <source>Shipped vector map</source>
        <translation>随程序的矢量图</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Short only</source>
        <translation>只看缺员</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>再显示一些</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>地图定位</translation>
    </message>
    <message>
        <source>Show the past …</source>
        <translation>查看历史时刻…</translation>
    </message>
    <message>
        <source>Show the whole county</source>
        <translation>全县视图</translation>
    </message>
    <message>
        <source>Show this one</source>
        <translation>只显示这个</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Shut in</source>
        <translation>停产</translation>
    </message>
    <message>
        <source>Sick</source>
        <translation>病假</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign …</source>
        <translation>签字…</translation>
    </message>
    <message>
        <source>Signal jammed</source>
        <translation>屏蔽信号</translation>
    </message>
    <message>
        <source>Signals wait on the disk to be stored</source>
        <translation>条信号在本机等待入库</translation>
    </message>
    <message>
        <source>Signed by one alone</source>
        <translation>单方签字</translation>
    </message>
    <message>
        <source>Signed sheet withdrawn</source>
        <translation>已签交接单收回</translation>
    </message>
    <message>
        <source>Signed. Who takes over ticks each red item (T) and signs (S).</source>
        <translation>已签字。接班人逐条勾选红色事项(T)后签字(S)。</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>相似案件</translation>
    </message>
    <message>
        <source>Similar cases …</source>
        <translation>相似案件…</translation>
    </message>
    <message>
        <source>Similar cases: {alias} {title}</source>
        <translation>相似案件:{alias} {title}</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>Since you left at {time}: {n} new alerts ({severities}), {waiting} still unacknowledged.</source>
        <translation>您 {time} 离开后:新报警 {n} 条({severities}),{waiting} 条仍未确认。</translation>
    </message>
    <message>
        <source>Site's client</source>
        <translation>视频客户端</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>态势</translation>
    </message>
    <message>
        <source>Situation of {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>Six letters and digits</source>
        <translation>六位字母和数字</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>演示文稿</translation>
    </message>
    <message>
        <source>Slower than</source>
        <translation>速度低于</translation>
    </message>
    <message>
        <source>Smaller font</source>
        <translation>缩小字号</translation>
    </message>
    <message>
        <source>Snow</source>
        <translation>积雪</translation>
    </message>
    <message>
        <source>Snow on roads</source>
        <translation>积雪路段</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>破案</translation>
    </message>
    <message>
        <source>Some of these cases are not there any more. Nothing was changed; choose again.</source>
        <translation>其中有的案件已不在。未作更改;请重新选择。</translation>
    </message>
    <message>
        <source>Some tiles of {name} are broken and are left out; the vector map is seen there.</source>
        <translation>{name} 的部分瓦片已损坏,未绘制;该处显示矢量底图。</translation>
    </message>
    <message>
        <source>Somebody answers for it</source>
        <translation>有责任人</translation>
    </message>
    <message>
        <source>Somebody else changed this record meanwhile. Nothing was changed; look at it again, then repeat.</source>
        <translation>这条记录刚被他人改动。本次未作改动;请重新查看后再操作。</translation>
    </message>
    <message>
        <source>Somebody else changed {day} of {name} meanwhile; it is “{now}” now. Nothing was changed; look again.</source>
        <translation>{name} {day} 的格刚被他人改过,现为“{now}”。未作任何更改;请再看一遍。</translation>
    </message>
    <message>
        <source>Somebody else changed {name} meanwhile: {changes}. Nothing was changed; look again, then repeat.</source>
        <translation>其间有人更改了 {name}:{changes}。您的更改未保存;请重新查看后再操作。</translation>
    </message>
    <message>
        <source>Something is left empty that is needed. Nothing was changed; fill it in.</source>
        <translation>有必填项为空。未作更改；请填写。</translation>
    </message>
    <message>
        <source>Sort by the column before</source>
        <translation>按上一列排序</translation>
    </message>
    <message>
        <source>Sort by the next column</source>
        <translation>按下一列排序</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Sound it again</source>
        <translation>再响一次</translation>
    </message>
    <message>
        <source>Sound it …</source>
        <translation>试响…</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>声音正常</translation>
    </message>
    <message>
        <source>Sound on again</source>
        <translation>恢复声音</translation>
    </message>
    <message>
        <source>Sound recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Sounded at {time}, volume {n} %</source>
        <translation>{time} 已响,音量 {n}%</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Source lagging</source>
        <translation>数据源滞后</translation>
    </message>
    <message>
        <source>Source silent</source>
        <translation>数据源静默</translation>
    </message>
    <message>
        <source>Sources and rules</source>
        <translation>数据源与规则</translation>
    </message>
    <message>
        <source>Sources are switched on in the file feeds.toml of the data directory; the handbook (Ctrl+F1, Feeds) shows what to write for a broker, Traccar, vehicle terminals and bulletins.</source>
        <translation>数据源在数据目录的 feeds.toml 中启用;手册(Ctrl+F1,数据源)说明消息服务器、Traccar、车载终端和预警信息各写什么。</translation>
    </message>
    <message>
        <source>Sources that are silent</source>
        <translation>静默数据源</translation>
    </message>
    <message>
        <source>Special action</source>
        <translation>专项打击</translation>
    </message>
    <message>
        <source>Special case team</source>
        <translation>专案组</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed (km/h)</source>
        <translation>时速(km/h)</translation>
    </message>
    <message>
        <source>Speed before</source>
        <translation>上一档速度</translation>
    </message>
    <message>
        <source>Speed in km/h</source>
        <translation>速度(公里/小时)</translation>
    </message>
    <message>
        <source>Speeding</source>
        <translation>超速</translation>
    </message>
    <message>
        <source>Spot check given up</source>
        <translation>抽查未查,已说明原因</translation>
    </message>
    <message>
        <source>Spot check: all in order</source>
        <translation>抽查:合格</translation>
    </message>
    <message>
        <source>Spot check: something is wanting</source>
        <translation>抽查:有不合格项</translation>
    </message>
    <message>
        <source>Spot checks</source>
        <translation>勤务抽查</translation>
    </message>
    <message>
        <source>Spot checks …</source>
        <translation>抽查…</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Staff name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>人员编号</translation>
    </message>
    <message>
        <source>Staffing proposal accepted</source>
        <translation>采纳布警建议</translation>
    </message>
    <message>
        <source>Staffing proposal no longer holds</source>
        <translation>布警建议停止执行</translation>
    </message>
    <message>
        <source>Staffing proposal refused</source>
        <translation>不采纳布警建议</translation>
    </message>
    <message>
        <source>Standing by</source>
        <translation>待命</translation>
    </message>
    <message>
        <source>Standing for over 24 hours</source>
        <translation>超过 24 小时未了</translation>
    </message>
    <message>
        <source>Standing now</source>
        <translation>当前未了</translation>
    </message>
    <message>
        <source>Standing post</source>
        <translation>守点</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Started late</source>
        <translation>出发晚点</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>出发地</translation>
    </message>
    <message>
        <source>Starts the site's own video client; {place} is the camera's 20-digit id</source>
        <translation>启动现场视频平台的客户端;{place} 代表摄像头的 20 位国标编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State and remark</source>
        <translation>状态与说明</translation>
    </message>
    <message>
        <source>State not told</source>
        <translation>状态未填</translation>
    </message>
    <message>
        <source>State of the hazard</source>
        <translation>隐患状态</translation>
    </message>
    <message>
        <source>State of the plate</source>
        <translation>号牌状态</translation>
    </message>
    <message>
        <source>State of the unit told</source>
        <translation>单位状态变更</translation>
    </message>
    <message>
        <source>State of {unit}: {state}</source>
        <translation>{unit}:已改为{state}</translation>
    </message>
    <message>
        <source>Stationing</source>
        <translation>里程桩号</translation>
    </message>
    <message>
        <source>Stations and sites</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Stations, valve rooms, police rooms, scrap yards</source>
        <translation>场站、阀室、警务室、废旧收购点</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Status not told</source>
        <translation>状态未填</translation>
    </message>
    <message>
        <source>Stay (min)</source>
        <translation>停留(分)</translation>
    </message>
    <message>
        <source>Stay in a zone</source>
        <translation>区域内停留</translation>
    </message>
    <message>
        <source>Stay {n} min</source>
        <translation>停留 {n} 分钟</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Step n: the SHA-256 of the seed, a space and n, as a whole number, modulo the sum of the weights that are left; the list is counted down in its order until the number is used up. A drawn post leaves the list.</source>
        <translation>第 n 步:对“种子 空格 n”求 SHA-256,作为整数,除以剩余权重之和取余数;按名单顺序逐个减去权重,减到不够减的岗位即抽中。抽中的岗位移出名单。</translation>
    </message>
    <message>
        <source>Step taken: “{status}”</source>
        <translation>程序:“{status}”</translation>
    </message>
    <message>
        <source>Step {level} at {time}: nobody took it in time</source>
        <translation>第 {level} 级,{time}:未按时确认</translation>
    </message>
    <message>
        <source>Step {n}</source>
        <translation>第 {n} 步</translation>
    </message>
    <message>
        <source>Step: {step}</source>
        <translation>程序:{step}</translation>
    </message>
    <message>
        <source>Steps and terms</source>
        <translation>程序与期限</translation>
    </message>
    <message>
        <source>Steps taken</source>
        <translation>已办程序</translation>
    </message>
    <message>
        <source>Still on duty</source>
        <translation>仍在执勤</translation>
    </message>
    <message>
        <source>Still unacknowledged</source>
        <translation>仍未确认</translation>
    </message>
    <message>
        <source>Still without a column: {names}</source>
        <translation>以下字段还没有对应的列:{names}</translation>
    </message>
    <message>
        <source>Stood</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop or trip</source>
        <translation>停留或行程</translation>
    </message>
    <message>
        <source>Stop the work</source>
        <translation>停止处理</translation>
    </message>
    <message>
        <source>Stop {n} min</source>
        <translation>停留 {n} 分钟</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped from</source>
        <translation>停留起</translation>
    </message>
    <message>
        <source>Stopped there</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Stopped too long</source>
        <translation>停留过久</translation>
    </message>
    <message>
        <source>Stopped until</source>
        <translation>停留止</translation>
    </message>
    <message>
        <source>Stopped while it is not seen.</source>
        <translation>未显示时已停止取流。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止。未作任何更改。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was planned; the seed stays on record.</source>
        <translation>已停止,未安排任何联巡;随机种子已留痕。</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Stops (5 minutes and more within 60 m)</source>
        <translation>停留(60 米以内 5 分钟以上)</translation>
    </message>
    <message>
        <source>Stops of {unit}: {n}</source>
        <translation>{unit}的停留点:{n} 处</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Strength as rostered</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Strength follows the incidents</source>
        <translation>警力跟着警情走</translation>
    </message>
    <message>
        <source>Strength follows the incidents …</source>
        <translation>警力跟着警情走 …</translation>
    </message>
    <message>
        <source>Strength, and nothing happened</source>
        <translation>有警力,没警情</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>起止桩号</translation>
    </message>
    <message>
        <source>Strike by a special team</source>
        <translation>专班打击</translation>
    </message>
    <message>
        <source>Strike off</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>Stronger</source>
        <translation>浓一些</translation>
    </message>
    <message>
        <source>Su</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Such a line follows from another one. Nothing was written.</source>
        <translation>此类记录须由另一条引出。未写入。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>案情摘要</translation>
    </message>
    <message>
        <source>Summon them</source>
        <translation>该约谈</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Supervise by list</source>
        <translation>该挂牌督办</translation>
    </message>
    <message>
        <source>Supplementary investigation</source>
        <translation>补充侦查期限</translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation>嫌疑人</translation>
    </message>
    <message>
        <source>Swapped coordinates can only be written as CSV or XLSX. Nothing was written; choose another kind.</source>
        <translation>调换过的坐标只能写成 CSV 或 XLSX。未写文件;请换一种格式。</translation>
    </message>
    <message>
        <source>Swells when unpacked</source>
        <translation>解压后异常庞大</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Switched off.</source>
        <translation>已停用。</translation>
    </message>
    <message>
        <source>Switched on.</source>
        <translation>已启用。</translation>
    </message>
    <message>
        <source>System administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Table in the file</source>
        <translation>文件中的表</translation>
    </message>
    <message>
        <source>Take a call down</source>
        <translation>录入新警情</translation>
    </message>
    <message>
        <source>Take a call down here …</source>
        <translation>在此录入警情…</translation>
    </message>
    <message>
        <source>Take a call down: {text}</source>
        <translation>录入新警情:{text}</translation>
    </message>
    <message>
        <source>Take a file in …</source>
        <translation>导入文件 …</translation>
    </message>
    <message>
        <source>Take along</source>
        <translation>携带装备</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back the acknowledgement</source>
        <translation>撤回确认</translation>
    </message>
    <message>
        <source>Take back the acknowledgement: why?</source>
        <translation>撤回确认:为什么?</translation>
    </message>
    <message>
        <source>Take back the closing of {name}: why?</source>
        <translation>撤回 {name} 的结束:原因?</translation>
    </message>
    <message>
        <source>Take back the dispatch of {name}: why? Its alerts stand as before.</source>
        <translation>撤回 {name} 的派警:原因?其报警恢复原状。</translation>
    </message>
    <message>
        <source>Take back the last act</source>
        <translation>撤销上一操作</translation>
    </message>
    <message>
        <source>Take back the last change of this sheet: why?</source>
        <translation>撤回对本表的上一次更改,原因?</translation>
    </message>
    <message>
        <source>Take back “{step}” of {unit}: why?</source>
        <translation>撤回 {unit} 的“{step}”:原因?</translation>
    </message>
    <message>
        <source>Take back “{what}”: why?</source>
        <translation>撤回“{what}”:原因?</translation>
    </message>
    <message>
        <source>Take back …</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Take back: why?</source>
        <translation>撤销原因?</translation>
    </message>
    <message>
        <source>Take care</source>
        <translation>注意事项</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Take in …</source>
        <translation>收回…</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>接手过来</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>取消显示</translation>
    </message>
    <message>
        <source>Take on</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Take out of the case</source>
        <translation>移出案件</translation>
    </message>
    <message>
        <source>Take out of the series</source>
        <translation>移出系列</translation>
    </message>
    <message>
        <source>Take out …</source>
        <translation>移出…</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>Take the blocking points away</source>
        <translation>取消封控点</translation>
    </message>
    <message>
        <source>Take the check point out</source>
        <translation>删去检查点</translation>
    </message>
    <message>
        <source>Take the chosen corner away</source>
        <translation>删除选中的顶点</translation>
    </message>
    <message>
        <source>Take the last corner back</source>
        <translation>撤回最后一点</translation>
    </message>
    <message>
        <source>Take the sheet back …</source>
        <translation>收回交接单…</translation>
    </message>
    <message>
        <source>Take the ways away</source>
        <translation>取消路线显示</translation>
    </message>
    <message>
        <source>Take this import back</source>
        <translation>撤回本次导入</translation>
    </message>
    <message>
        <source>Take this layer</source>
        <translation>选用此图层</translation>
    </message>
    <message>
        <source>Take tracks in</source>
        <translation>导入轨迹</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>截取</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>领用时间</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤回。</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>已撤销:{what}</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>扣自</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>收存</translation>
    </message>
    <message>
        <source>Taken in at</source>
        <translation>入卷时间</translation>
    </message>
    <message>
        <source>Taken in by</source>
        <translation>入卷人</translation>
    </message>
    <message>
        <source>Taken off its call</source>
        <translation>从警情摘出</translation>
    </message>
    <message>
        <source>Taken off the shelf</source>
        <translation>取消搁置</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>已接手</translation>
    </message>
    <message>
        <source>Taken on by</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Taken out of its series</source>
        <translation>移出系列</translation>
    </message>
    <message>
        <source>Taken out of the case</source>
        <translation>移出案件</translation>
    </message>
    <message>
        <source>Taken out of the register</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>顶班</translation>
    </message>
    <message>
        <source>Taken over by …</source>
        <translation>由他人顶班…</translation>
    </message>
    <message>
        <source>Taken over from {owner}</source>
        <translation>从 {owner} 接替</translation>
    </message>
    <message>
        <source>Taken over, signed</source>
        <translation>接班已签字</translation>
    </message>
    <message>
        <source>Taken over: {name} {time} ({means})</source>
        <translation>接班:{name} {time}({means})</translation>
    </message>
    <message>
        <source>Taken to be examined</source>
        <translation>送检</translation>
    </message>
    <message>
        <source>Taking and checking evidence</source>
        <translation>取证核证</translation>
    </message>
    <message>
        <source>Taking evidence out of a case needs a reason. Nothing was changed.</source>
        <translation>将证据移出案件须写明事由。未作改动。</translation>
    </message>
    <message>
        <source>Taking in …</source>
        <translation>正在导入 …</translation>
    </message>
    <message>
        <source>Taking over</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Taking the import back …</source>
        <translation>正在撤回…</translation>
    </message>
    <message>
        <source>Taking the tracks in was stopped. Nothing of them was kept.</source>
        <translation>轨迹导入已停止,什么都没有保存。</translation>
    </message>
    <message>
        <source>Tanker</source>
        <translation>罐车</translation>
    </message>
    <message>
        <source>Tanker without escort</source>
        <translation>罐车无护送</translation>
    </message>
    <message>
        <source>Tankers</source>
        <translation>罐车</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>待办事项</translation>
    </message>
    <message>
        <source>Task done</source>
        <translation>完成事项</translation>
    </message>
    <message>
        <source>Task of a case</source>
        <translation>案件任务</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>待办事项</translation>
    </message>
    <message>
        <source>Tasks and terms of the next 24 hours</source>
        <translation>24 小时内到期的任务与期限</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>巡组</translation>
    </message>
    <message>
        <source>Teams: {n} of {all} go</source>
        <translation>巡组:派出 {n}/{all}</translation>
    </message>
    <message>
        <source>Technical alarm</source>
        <translation>技防报警</translation>
    </message>
    <message>
        <source>Technical protection</source>
        <translation>技防</translation>
    </message>
    <message>
        <source>Technical protection failed</source>
        <translation>技防失守</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Telling the victim how it goes</source>
        <translation>告知被害人进展</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Template kept: {name}</source>
        <translation>已存模板:{name}</translation>
    </message>
    <message>
        <source>Template removed: {name}</source>
        <translation>已删模板:{name}</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Term of a case extended</source>
        <translation>案件期限已延长</translation>
    </message>
    <message>
        <source>Terminal station</source>
        <translation>末站</translation>
    </message>
    <message>
        <source>Terminal stations</source>
        <translation>末站</translation>
    </message>
    <message>
        <source>Terminal {phone} could not show the order (result {result}). Call the unit by voice.</source>
        <translation>终端 {phone} 未能显示指令(结果 {result})。请用语音呼叫该单位。</translation>
    </message>
    <message>
        <source>Terminal {phone} sent positions without signing in. They were left out.</source>
        <translation>终端 {phone} 未鉴权就发位置,已略过。</translation>
    </message>
    <message>
        <source>Terminal {phone} signed in with a wrong code. It was not let in; let it register again.</source>
        <translation>终端 {phone} 鉴权码错误,未放行;请让它重新注册。</translation>
    </message>
    <message>
        <source>Terminal {phone} spoke on the line of {owner}. What it said was left out.</source>
        <translation>终端 {phone} 借用了 {owner} 的连接,其内容已略过。</translation>
    </message>
    <message>
        <source>Terminal {serial} is not connected. Nothing was sent; call the unit by voice.</source>
        <translation>终端 {serial} 不在线。未发送;请用语音呼叫该单位。</translation>
    </message>
    <message>
        <source>Terminals (808)</source>
        <translation>车载终端</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>办案期限</translation>
    </message>
    <message>
        <source>Terms begin and end with the steps of the proceedings: S.</source>
        <translation>期限随程序步骤开始和结束:按 S。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test due</source>
        <translation>待测试</translation>
    </message>
    <message>
        <source>Test it again …</source>
        <translation>再测试…</translation>
    </message>
    <message>
        <source>Testing {feed} …</source>
        <translation>正在测试 {feed}…</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Text document</source>
        <translation>文字文档</translation>
    </message>
    <message>
        <source>Th</source>
        <translation>四</translation>
    </message>
    <message>
        <source>That is what stands in the sheet already. Nothing was changed.</source>
        <translation>表中已是如此。未作任何更改。</translation>
    </message>
    <message>
        <source>That was long ago: try it out again.</source>
        <translation>试算已超过30天,请重新试算。</translation>
    </message>
    <message>
        <source>The .cpg file says {encoding}, but the table is written otherwise.</source>
        <translation>.cpg 文件写明 {encoding},但属性表并非如此。</translation>
    </message>
    <message>
        <source>The .cpg file says {encoding}.</source>
        <translation>.cpg 文件写明 {encoding}。</translation>
    </message>
    <message>
        <source>The .dbf file with names and codes is missing: only the places are read, and codes are made.</source>
        <translation>缺少含名称和编号的 .dbf 文件:只读取位置,编号自动生成。</translation>
    </message>
    <message>
        <source>The .prj file is missing: the coordinate system must be given.</source>
        <translation>缺少 .prj 文件:必须给出坐标系。</translation>
    </message>
    <message>
        <source>The .shx file is missing; its index was made again from the .shp file.</source>
        <translation>缺少 .shx 文件;已由 .shp 重建索引。</translation>
    </message>
    <message>
        <source>The accepted proposal of {time} no longer holds. Why?</source>
        <translation>{time} 采纳的建议停止执行。理由?</translation>
    </message>
    <message>
        <source>The address answers with a web page; mend the address.</source>
        <translation>该地址返回的是网页;请改正地址。</translation>
    </message>
    <message>
        <source>The address of a shared database is postgresql://user@host:port/database, without a password. Nothing was copied; give it so.</source>
        <translation>共用数据库的地址格式为 postgresql://用户@主机:端口/数据库,不含密码。没有复制任何内容;请按此格式填写。</translation>
    </message>
    <message>
        <source>The alarm is not heard at the desk</source>
        <translation>本机听不到报警声音</translation>
    </message>
    <message>
        <source>The alarm is not heard at this desk ({name}, {time}: {why}). Watch the screen until it is.</source>
        <translation>本机听不到报警声音({name},{time}:{why})。恢复之前请一直看着屏幕。</translation>
    </message>
    <message>
        <source>The alarm must be tested each month: {key}. Last proved: {time}</source>
        <translation>每月须测试一次报警:{key}。上次通过:{time}</translation>
    </message>
    <message>
        <source>The area crosses itself at {lon}, {lat}. Nothing was saved; pull its corners apart there.</source>
        <translation>区域边线在 {lon}, {lat} 处自相交叉。未保存;请在该处把顶点拉开。</translation>
    </message>
    <message>
        <source>The area has no inside. Nothing was saved; draw it again.</source>
        <translation>这个区域没有面积。未保存;请重新绘制。</translation>
    </message>
    <message>
        <source>The arrow keys choose one on the left; new ones never do it by themselves.</source>
        <translation>用方向键在左侧选择;新警情从不自动选中。</translation>
    </message>
    <message>
        <source>The backup failed: {reason} Nothing was changed; mend that and repeat it.</source>
        <translation>备份失败:{reason} 没有改动任何内容;请排除后重试。</translation>
    </message>
    <message>
        <source>The base map {name} gives no tiles: {why}. The vector map stands in its place; it is tried again by itself.</source>
        <translation>底图 {name} 取不到瓦片:{why}。现显示矢量底图,会自动重试。</translation>
    </message>
    <message>
        <source>The base map {name} gives tiles again.</source>
        <translation>底图 {name} 已恢复。</translation>
    </message>
    <message>
        <source>The base map {name} is left out: {why}, and only Web Mercator can be drawn. Have it made in that, or take another source.</source>
        <translation>底图 {name} 未加入:{why},而本图只能绘制 Web 墨卡托瓦片。请改用该格网制作,或换一个来源。</translation>
    </message>
    <message>
        <source>The base map {name} names no file.</source>
        <translation>底图 {name} 没有写明文件。</translation>
    </message>
    <message>
        <source>The base map {name} of maps/catalogue.toml is left out: {why}. The others are kept; mend the entry.</source>
        <translation>maps/catalogue.toml 中的底图 {name} 未加入:{why}。其余底图保留;请改正该条。</translation>
    </message>
    <message>
        <source>The beat begins where it ends. Nothing was changed; give it a length.</source>
        <translation>起点和终点相同。未作更改;请给出一段长度。</translation>
    </message>
    <message>
        <source>The broker at {host}:{port} cannot be reached: {reason}.</source>
        <translation>消息服务器 {host}:{port} 连接不上:{reason}。</translation>
    </message>
    <message>
        <source>The broker at {host}:{port} does not answer.</source>
        <translation>消息服务器 {host}:{port} 没有应答。</translation>
    </message>
    <message>
        <source>The broker at {host}:{port} takes us in.</source>
        <translation>消息服务器 {host}:{port} 连接正常。</translation>
    </message>
    <message>
        <source>The broker cannot be reached.</source>
        <translation>消息服务器连接不上。</translation>
    </message>
    <message>
        <source>The broker did not take the order: {reason}.</source>
        <translation>消息服务器没有接收指令:{reason}。</translation>
    </message>
    <message>
        <source>The broker does not let us listen: {reason}.</source>
        <translation>消息服务器不许接收:{reason}。</translation>
    </message>
    <message>
        <source>The broker has not confirmed the order. Ask the unit by radio or telephone.</source>
        <translation>消息服务器没有确认指令。请用电台或电话询问该单元。</translation>
    </message>
    <message>
        <source>The broker is not connected. The order was not sent; use the radio or the telephone.</source>
        <translation>消息服务器没有连接。指令没有发出;请用电台或电话。</translation>
    </message>
    <message>
        <source>The broker refuses us: {reason}. Check user, password and client_id.</source>
        <translation>消息服务器拒绝连接:{reason}。请检查 user、password 和 client_id。</translation>
    </message>
    <message>
        <source>The broker takes nothing any more. The simulation was ended.</source>
        <translation>消息服务器不再接收。模拟已结束。</translation>
    </message>
    <message>
        <source>The bulletin cancels another and does not say which.</source>
        <translation>预警信息要取消另一条,却没说是哪一条。</translation>
    </message>
    <message>
        <source>The bulletin has no {element}.</source>
        <translation>预警信息缺少 {element}。</translation>
    </message>
    <message>
        <source>The bulletin says nothing: it has no info with an event or a headline.</source>
        <translation>预警信息没有内容:缺少带事件或标题的 info。</translation>
    </message>
    <message>
        <source>The bulletin's {element} is {value}, which is unknown.</source>
        <translation>预警信息的 {element} 为 {value},不认识。</translation>
    </message>
    <message>
        <source>The bytes of {name} were erased after its time was up. Nothing was changed; add the file again.</source>
        <translation>{name} 移出期满,内容已清除。未作任何更改;如仍需要请重新添加文件。</translation>
    </message>
    <message>
        <source>The caller of {name} in full: why? It is kept.</source>
        <translation>查看 {name} 报警人的姓名和号码:什么原因?将留痕。</translation>
    </message>
    <message>
        <source>The camera client {program} cannot be started. Mend it in the settings.</source>
        <translation>视频客户端 {program} 无法启动。请在设置中改正。</translation>
    </message>
    <message>
        <source>The camera's server broke off.</source>
        <translation>摄像头服务器中断了连接。</translation>
    </message>
    <message>
        <source>The camera's server cannot be reached ({reason}).</source>
        <translation>连不上摄像头服务器({reason})。</translation>
    </message>
    <message>
        <source>The camera's server does not answer.</source>
        <translation>摄像头服务器没有应答。</translation>
    </message>
    <message>
        <source>The camera's server does not encrypt as the address says.</source>
        <translation>摄像头服务器没有按地址所写的方式加密。</translation>
    </message>
    <message>
        <source>The camera's server has no such picture; mend the address.</source>
        <translation>摄像头服务器上没有这路画面;请改正地址。</translation>
    </message>
    <message>
        <source>The camera's server refuses ({status}).</source>
        <translation>摄像头服务器拒绝了请求({status})。</translation>
    </message>
    <message>
        <source>The camera's server refuses the connection: it is off, or the port is another.</source>
        <translation>摄像头服务器拒绝连接:未开机,或端口不对。</translation>
    </message>
    <message>
        <source>The camera's server sends on to {where}. That was not asked; if it is right, enter it.</source>
        <translation>摄像头服务器要转往 {where}。程序没有连接那里;如果无误,请录入这个地址。</translation>
    </message>
    <message>
        <source>The camera's server wants another user or password; mend cameras.toml.</source>
        <translation>摄像头服务器要求别的用户或密码;请改正 cameras.toml。</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>The case is of no series. Nothing was changed.</source>
        <translation>此案不属于任何系列。未作更改。</translation>
    </message>
    <message>
        <source>The case of call {number} is made; everything was carried over.</source>
        <translation>警情 {number} 已立案,全部内容已带入。</translation>
    </message>
    <message>
        <source>The cases are of two series, {one} and {other}. Nothing was changed; take one out of its series first.</source>
        <translation>两案分属系列 {one} 和 {other}。未作更改;请先将其中一案移出系列。</translation>
    </message>
    <message>
        <source>The cells are parted by the sign {sign}.</source>
        <translation>单元格以 {sign} 分隔。</translation>
    </message>
    <message>
        <source>The certificates for the broker cannot be used: {reason}. The feed was not started.</source>
        <translation>消息服务器的证书不能用:{reason}。该数据源未启动。</translation>
    </message>
    <message>
        <source>The check of {name} was stopped. Nothing was noted.</source>
        <translation>{name} 的校验已停止,未作记录。</translation>
    </message>
    <message>
        <source>The check sign of this identity number is wrong. Nothing was saved; check its digits.</source>
        <translation>公民身份号码校验码不符,没有保存;请逐位核对。</translation>
    </message>
    <message>
        <source>The chosen base map {name} is not there any more.</source>
        <translation>所选底图 {name} 已不存在。</translation>
    </message>
    <message>
        <source>The clipboard holds neither files nor a picture.</source>
        <translation>剪贴板中没有文件或图片。</translation>
    </message>
    <message>
        <source>The clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>The command of the camera client has an open quote. Nothing was started; mend it in the settings.</source>
        <translation>视频客户端的启动命令引号不成对。未启动任何程序;请在设置中改正。</translation>
    </message>
    <message>
        <source>The command of the camera client lacks {place}. Nothing was started; mend it in the settings.</source>
        <translation>视频客户端的启动命令缺少代表摄像头的 {place}。未启动任何程序;请在设置中改正。</translation>
    </message>
    <message>
        <source>The computer is muted or too quiet</source>
        <translation>电脑静音或音量太小</translation>
    </message>
    <message>
        <source>The copy could not be written to {folder}: {reason}. Nothing is left of it; the evidence itself is untouched.</source>
        <translation>副本无法写入 {folder}:{reason}。未留下任何内容;证据本身未受影响。</translation>
    </message>
    <message>
        <source>The copy of {name} was stopped. Nothing is left of it.</source>
        <translation>{name} 的副本已停止写出,未留下任何内容。</translation>
    </message>
    <message>
        <source>The county's time, whatever it says</source>
        <translation>一律按本地时间(设备把本地时间标成 UTC)</translation>
    </message>
    <message>
        <source>The course of this replay has nothing further that way.</source>
        <translation>这次回放的经过在这个方向上没有更多项了。</translation>
    </message>
    <message>
        <source>The data directory is read-only. Nothing was changed; ask for the right to write there.</source>
        <translation>数据目录为只读。未作任何改动;请申请写入权限。</translation>
    </message>
    <message>
        <source>The database file cannot be opened. Check that the data directory exists and may be written.</source>
        <translation>数据库文件无法打开。请检查数据目录是否存在且可写。</translation>
    </message>
    <message>
        <source>The database file is damaged. It was left as it is; restore the newest backup from the backups folder.</source>
        <translation>数据库文件已损坏。已原样保留;请从备份文件夹恢复最新备份。</translation>
    </message>
    <message>
        <source>The database is whole</source>
        <translation>数据库完好</translation>
    </message>
    <message>
        <source>The database server is not reached. What was saved before is kept, this change is not; repeat it when the line stands again.</source>
        <translation>连不上数据库服务器。以前保存的都在,这次没有保存;连通后请重做。</translation>
    </message>
    <message>
        <source>The database server took too long. Nothing was changed; try again, and tell your administrator if it stays so.</source>
        <translation>数据库服务器响应太慢。没有改动任何内容;请重试,仍不行请告诉管理员。</translation>
    </message>
    <message>
        <source>The database to copy into is not empty: it has rows in {table}. Nothing was copied; give an empty one.</source>
        <translation>目标数据库不是空的:{table} 表中已有数据。没有复制任何内容;请换一个空数据库。</translation>
    </message>
    <message>
        <source>The database was written by a newer version of this program. It was left as it is; install that version.</source>
        <translation>数据库由更新版本的程序写入。已原样保留;请安装该版本。</translation>
    </message>
    <message>
        <source>The datum of what ships is known. Nothing was changed.</source>
        <translation>随程序的底图基准已知。未作任何改动。</translation>
    </message>
    <message>
        <source>The datum {name} is not known; send WGS84, CGCS2000, GCJ02 or BD09.</source>
        <translation>不认识坐标系 {name};请用 WGS84、CGCS2000、GCJ02 或 BD09。</translation>
    </message>
    <message>
        <source>The day until which it must be closed lies ahead. Nothing was changed; give a later one.</source>
        <translation>整改期限须在以后。未作任何更改,请改晚些。</translation>
    </message>
    <message>
        <source>The decision is being written …</source>
        <translation>正在写入处理结果 …</translation>
    </message>
    <message>
        <source>The deed</source>
        <translation>发案情况</translation>
    </message>
    <message>
        <source>The deed cannot end before it began. Nothing was saved; check the times.</source>
        <translation>发案止不能早于发案起。未保存;请核对时间。</translation>
    </message>
    <message>
        <source>The deed: {title}</source>
        <translation>案发:{title}</translation>
    </message>
    <message>
        <source>The demo makes from {least} to {most} wells, not {wells}. Nothing was changed.</source>
        <translation>演示数据可生成 {least} 至 {most} 口井,不能是 {wells}。未作任何改动。</translation>
    </message>
    <message>
        <source>The demo's field needs no line.</source>
        <translation>演示数据源不需要连接。</translation>
    </message>
    <message>
        <source>The desk closes before all of {name} was kept. Add it again, and it goes on where it stopped.</source>
        <translation>程序关闭,{name} 尚未全部保存。重新添加即从中断处继续。</translation>
    </message>
    <message>
        <source>The desk did not settle in time. No file was written; the log tells more.</source>
        <translation>界面未能按时就绪。未写出文件;详见日志。</translation>
    </message>
    <message>
        <source>The desk did not settle in time. No picture was made; the log tells more.</source>
        <translation>界面未能及时就绪。未生成图片;详情见日志。</translation>
    </message>
    <message>
        <source>The desk is closing. This was not saved; repeat it when it is open.</source>
        <translation>程序正在关闭。本次未保存;请打开后重做。</translation>
    </message>
    <message>
        <source>The desk of {name} is locked. Alarms go on.</source>
        <translation>{name} 的工作台已锁定。报警照常响。</translation>
    </message>
    <message>
        <source>The desk's clock was set back</source>
        <translation>本机时钟曾被调回</translation>
    </message>
    <message>
        <source>The disk got full while {name} was taken in. Nothing of it was kept and its room is given back; free some space and add it again.</source>
        <translation>添加 {name} 时磁盘写满。未保留任何内容,空间已归还;请腾出空间后重新添加。</translation>
    </message>
    <message>
        <source>The disk is full. What was saved before is kept, this change is not; free some space and repeat it.</source>
        <translation>磁盘已满。此前保存的内容都在,本次改动未保存;请腾出空间后重做。</translation>
    </message>
    <message>
        <source>The disk of the database server is full. This change is not saved; tell your administrator.</source>
        <translation>数据库服务器的磁盘已满。这次没有保存;请告诉管理员。</translation>
    </message>
    <message>
        <source>The disk reported an error. What was saved before is kept; check the disk, then restore a backup.</source>
        <translation>磁盘报告错误。此前保存的内容都在;请检查磁盘,然后恢复备份。</translation>
    </message>
    <message>
        <source>The emergency key is no movement: there is nothing to try.</source>
        <translation>紧急按钮与轨迹无关,无需试算。</translation>
    </message>
    <message>
        <source>The encoding was chosen by hand.</source>
        <translation>编码为手动选择。</translation>
    </message>
    <message>
        <source>The end of the time lies before its begin. Nothing is played; type it anew.</source>
        <translation>时段的终点早于起点。没有回放;请重新输入。</translation>
    </message>
    <message>
        <source>The environment variable {name} is not set. No camera was asked; set it or name a file.</source>
        <translation>环境变量 {name} 未设置。未连接摄像头;请设置,或改用密码文件。</translation>
    </message>
    <message>
        <source>The environment variable {name} is not set. The feed was not started; set it or name a file.</source>
        <translation>环境变量 {name} 没有设置。该数据源未启动;请设置它,或改为指定文件。</translation>
    </message>
    <message>
        <source>The feed {name} has no folder. Name one in feeds.toml.</source>
        <translation>数据源 {name} 没有文件夹,请在 feeds.toml 指定。</translation>
    </message>
    <message>
        <source>The feed {name} has no token. It was not started; name one by token_env or token_file in feeds.toml.</source>
        <translation>数据源 {name} 没有口令,未启动;请在 feeds.toml 用 token_env 或 token_file 指定。</translation>
    </message>
    <message>
        <source>The field {field} is no number. The message was left out.</source>
        <translation>字段 {field} 不是数字,该消息已略过。</translation>
    </message>
    <message>
        <source>The field {field} is {value}; expected: {wanted}.</source>
        <translation>字段 {field} 的值是 {value};应为:{wanted}。</translation>
    </message>
    <message>
        <source>The figures are on the clipboard.</source>
        <translation>量测结果已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>卷宗</translation>
    </message>
    <message>
        <source>The file begins with a UTF-16 mark.</source>
        <translation>文件以 UTF-16 标记开头。</translation>
    </message>
    <message>
        <source>The file begins with a UTF-8 mark.</source>
        <translation>文件以 UTF-8 标记开头。</translation>
    </message>
    <message>
        <source>The file cannot be read ({reason}). It is kept as it is.</source>
        <translation>该文件无法读取({reason})。文件按原样保存。</translation>
    </message>
    <message>
        <source>The file does not say its coordinate system: choose one; those that fit stand first.</source>
        <translation>文件没有说明坐标系:请选择;合适的排在前面。</translation>
    </message>
    <message>
        <source>The file has a document type (DTD), which may reach for other files. It was not read.</source>
        <translation>文件带有文档类型声明(DTD),可能引用别的文件,未读取。</translation>
    </message>
    <message>
        <source>The file has {size} KB; a bulletin has {limit} KB at most.</source>
        <translation>文件 {size} KB;预警信息最多 {limit} KB。</translation>
    </message>
    <message>
        <source>The file holds {count} tables; {layer} is shown.</source>
        <translation>文件含 {count} 个表;显示的是 {layer}。</translation>
    </message>
    <message>
        <source>The file is as it was kept: its hash is the recorded one. Left and Right turn the pages.</source>
        <translation>文件与保存时一致,校验值相符。按左右方向键翻页。</translation>
    </message>
    <message>
        <source>The file is closed here: it is sealed now, or its opening was taken back. Z in the panel of cases opens a sealed record.</source>
        <translation>该案卷已封存或已撤回建档,窗口已关闭。封存记录可在案件面板按 Z 查阅。</translation>
    </message>
    <message>
        <source>The file is damaged or cut off after {count} positions; those before it were read.</source>
        <translation>文件在第 {count} 个位置之后损坏或中断;此前的已读出。</translation>
    </message>
    <message>
        <source>The file is missing where files are kept. Its record and its hash stand; bring it back from a backup.</source>
        <translation>存放处缺少该文件。登记和校验值仍在;请从备份恢复。</translation>
    </message>
    <message>
        <source>The file is neither UTF-8 nor GB18030; it is shown as ISO-8859-1.</source>
        <translation>文件既非 UTF-8 也非 GB18030;按 ISO-8859-1 显示。</translation>
    </message>
    <message>
        <source>The file is nested too deep for a bulletin.</source>
        <translation>文件层次太深,不是预警信息。</translation>
    </message>
    <message>
        <source>The file is no CAP 1.2 bulletin.</source>
        <translation>文件不是 CAP 1.2 预警信息。</translation>
    </message>
    <message>
        <source>The file is no sound XML: {reason}.</source>
        <translation>文件不是完好的 XML:{reason}。</translation>
    </message>
    <message>
        <source>The file is not UTF-8, but valid GB18030 (GBK).</source>
        <translation>文件不是 UTF-8,是有效的 GB18030(GBK)。</translation>
    </message>
    <message>
        <source>The file is not a database of this program. It was left as it is; choose another data directory.</source>
        <translation>该文件不是本程序的数据库。已原样保留;请选择其他数据目录。</translation>
    </message>
    <message>
        <source>The file is not written in {encoding} as it says.</source>
        <translation>文件自称编码 {encoding},实际不是。</translation>
    </message>
    <message>
        <source>The file is written in {encoding}, which is not read here.</source>
        <translation>文件编码为 {encoding},本程序不读。</translation>
    </message>
    <message>
        <source>The file needs too much memory, and was let be. It is kept as it is.</source>
        <translation>读取该文件占用内存过多,已放弃读取。文件按原样保存。</translation>
    </message>
    <message>
        <source>The file of this picture is missing: {file}. Its record and hash are kept; bring the file back.</source>
        <translation>截图文件缺失:{file}。记录和校验值仍在;请找回该文件。</translation>
    </message>
    <message>
        <source>The file of this picture was changed: its hash is no longer the recorded one. It is not shown; bring back {file} from a backup.</source>
        <translation>截图文件已被改动:校验值与记录不符,不予显示。请从备份恢复 {file}。</translation>
    </message>
    <message>
        <source>The file of this picture was changed: its hash is no longer the recorded one. It is not shown; bring it back from a backup.</source>
        <translation>该照片文件已被改动:校验值与登记不符。不予显示;请从备份恢复。</translation>
    </message>
    <message>
        <source>The file took too long to be read, and was let be. It is kept as it is.</source>
        <translation>读取该文件用时过长,已放弃读取。文件按原样保存。</translation>
    </message>
    <message>
        <source>The files of evidence were written by a newer version of this program. They were left as they are; install that version.</source>
        <translation>证据文件库由更新版本的程序写成,未作改动;请安装该版本。</translation>
    </message>
    <message>
        <source>The first line stays as it is</source>
        <translation>原记录保持不变</translation>
    </message>
    <message>
        <source>The folder for evidence, {folder}, cannot be used: {reason}. Nothing was changed; see that it is reached and may be written.</source>
        <translation>证据目录 {folder} 无法使用:{reason}。未作任何更改;请确认该目录能访问且可写入。</translation>
    </message>
    <message>
        <source>The folder holds of each unit the fixes as reported (CSV), the way (GPX), and a sheet (PDF) with the SHA-256 of each file. The page plays in any browser without a network.</source>
        <translation>文件夹内每个警力一份原始定位(CSV)、一份轨迹(GPX),另有写明各文件 SHA-256 的说明(PDF)。网页不联网即可在任何浏览器中回放。</translation>
    </message>
    <message>
        <source>The folder {folder} can be read; {count} files wait in it.</source>
        <translation>文件夹 {folder} 可读;有 {count} 个文件待读。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be used: {reason}.</source>
        <translation>文件夹 {folder} 无法使用:{reason}。</translation>
    </message>
    <message>
        <source>The holidays of {year} are not in the table; only weekends count as days off.</source>
        <translation>节假日表中没有 {year} 年;休息日只按周末计。</translation>
    </message>
    <message>
        <source>The holidays of {year} are not yet compared with the announcement.</source>
        <translation>{year} 年节假日尚未与国务院通知核对。</translation>
    </message>
    <message>
        <source>The import is done</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing of it was kept.</source>
        <translation>导入已停止。没有保留任何内容。</translation>
    </message>
    <message>
        <source>The import was taken back: everything is as it was before.</source>
        <translation>导入已撤回:一切恢复原样。</translation>
    </message>
    <message>
        <source>The intake takes no signals now: the alarm was not tested. Look at the sources, then try again.</source>
        <translation>接入现在不收信号，报警测试未能进行。请查看数据源，稍后再试。</translation>
    </message>
    <message>
        <source>The intake takes no signals now: the alert was not raised. Look at the sources, then try again.</source>
        <translation>接入端现在不收信号,报警没有报上去。请查看数据源,再试一次。</translation>
    </message>
    <message>
        <source>The largest first</source>
        <translation>大的在前</translation>
    </message>
    <message>
        <source>The last 90 days here</source>
        <translation>近 90 天</translation>
    </message>
    <message>
        <source>The latest {n} acts; there were more before them.</source>
        <translation>仅列最近 {n} 项,更早的未列。</translation>
    </message>
    <message>
        <source>The latest {n} cases · {loss}</source>
        <translation>最近 {n} 起案件 · {loss}</translation>
    </message>
    <message>
        <source>The lesson is copied, without names; paste it where it is needed. Read it through first.</source>
        <translation>教案已复制,已隐去姓名;请通读后再粘贴使用。</translation>
    </message>
    <message>
        <source>The line has no {place}: it runs from {first} to {last}. Nothing was changed.</source>
        <translation>该线没有 {place}:它从 {first} 到 {last}。未作任何改动。</translation>
    </message>
    <message>
        <source>The line runs from {first} to {last}.</source>
        <translation>本线桩号从 {first} 到 {last}。</translation>
    </message>
    <message>
        <source>The line to the broker broke: {reason}.</source>
        <translation>与消息服务器的连接断了:{reason}。</translation>
    </message>
    <message>
        <source>The line to the database server broke. This change may not be saved; look, then repeat it.</source>
        <translation>与数据库服务器的连接断开。这次可能没有保存;请核对后重做。</translation>
    </message>
    <message>
        <source>The live address holds a user or a password. Nothing was changed; leave them out here and write them into cameras.toml.</source>
        <translation>实时视频地址中带有用户名或密码。未作改动;请在此处去掉,写入 cameras.toml。</translation>
    </message>
    <message>
        <source>The live address is empty. Nothing was changed; enter one as rtsp://server/path.</source>
        <translation>实时视频地址为空。未作改动;请输入形如 rtsp://服务器/路径 的地址。</translation>
    </message>
    <message>
        <source>The live address is too long, or has spaces, line breaks or signs that none has. Nothing was changed.</source>
        <translation>实时视频地址过长,或含有空格、换行等地址中不会出现的字符。未作改动。</translation>
    </message>
    <message>
        <source>The login {login} is taken. Nobody was added; choose another.</source>
        <translation>登录名 {login} 已被使用。未添加任何用户;请换一个。</translation>
    </message>
    <message>
        <source>The loudspeaker is broken</source>
        <translation>音箱坏了</translation>
    </message>
    <message>
        <source>The map could not be drawn for paper. Nothing was saved; try again.</source>
        <translation>地图未能按纸张绘出。未保存;请再试一次。</translation>
    </message>
    <message>
        <source>The map follows nobody.</source>
        <translation>地图不再跟随。</translation>
    </message>
    <message>
        <source>The map follows {name}; F again, or moving the map, lets go.</source>
        <translation>地图跟随 {name};再按 F 或移动地图即不再跟随。</translation>
    </message>
    <message>
        <source>The map has not told where it looks. Nothing was saved; try again.</source>
        <translation>尚不知道地图当前位置。未保存;请再试一次。</translation>
    </message>
    <message>
        <source>The map shows {moment}, which is past: nothing was done. {key} goes back to live, where it can be done.</source>
        <translation>地图显示的是历史时刻 {moment},没有办理任何事项;按 {key} 回到实时后再办理。</translation>
    </message>
    <message>
        <source>The map stopped ({why}) and was drawn anew.</source>
        <translation>地图中断({why}),已重新绘制。</translation>
    </message>
    <message>
        <source>The message has neither position nor event. It was left out.</source>
        <translation>消息既无 position 也无 event,已略过。</translation>
    </message>
    <message>
        <source>The message has no time in {fields}. It was left out.</source>
        <translation>消息的 {fields} 里没有时间,已略过。</translation>
    </message>
    <message>
        <source>The message is no JSON object.</source>
        <translation>消息不是 JSON 对象。</translation>
    </message>
    <message>
        <source>The message is no JSON: {reason}.</source>
        <translation>消息不是 JSON:{reason}。</translation>
    </message>
    <message>
        <source>The message names no device.uniqueId. It was left out.</source>
        <translation>消息没有 device.uniqueId,已略过。</translation>
    </message>
    <message>
        <source>The name of the camera's server is not known in this network.</source>
        <translation>本网络中查不到摄像头服务器的名称。</translation>
    </message>
    <message>
        <source>The note is empty. Nothing was changed.</source>
        <translation>备注为空。未作更改。</translation>
    </message>
    <message>
        <source>The note is empty. Nothing was saved.</source>
        <translation>备注为空。未保存。</translation>
    </message>
    <message>
        <source>The notice was printed already, so it stands. Nothing was taken back.</source>
        <translation>通知书已经打印送出,不能撤回。未作任何更改。</translation>
    </message>
    <message>
        <source>The order could not be sent</source>
        <translation>命令未能发出</translation>
    </message>
    <message>
        <source>The order to {unit} stands, but could not be sent: {reason} Say it by voice.</source>
        <translation>给{unit}的指令已记录,但未能发出:{reason}请语音下达。</translation>
    </message>
    <message>
        <source>The order to {unit} was sent again.</source>
        <translation>给{unit}的指令已再发一次。</translation>
    </message>
    <message>
        <source>The order was printed already. Nothing was taken back; cancel the patrol with a reason.</source>
        <translation>任务单已经打印。未撤回;请说明原因取消这次联巡。</translation>
    </message>
    <message>
        <source>The outline crosses itself or encloses nothing (near {where}). Nothing was changed; move the corner there, or draw the area again.</source>
        <translation>边界自相交或没有围成区域(在 {where} 附近)。未作任何更改;请移动该处拐点,或重新绘制。</translation>
    </message>
    <message>
        <source>The outline that ships with the program may serve; import the bureau's own.</source>
        <translation>程序自带的县界可以先用；请导入分局自己的县界。</translation>
    </message>
    <message>
        <source>The page is signed and locked.</source>
        <translation>本页已签字并锁定。</translation>
    </message>
    <message>
        <source>The password file {file} of cameras.toml cannot be read. No camera was asked; mend it.</source>
        <translation>cameras.toml 所指的密码文件 {file} 无法读取。未连接摄像头;请改正。</translation>
    </message>
    <message>
        <source>The past: {moment}</source>
        <translation>历史 {moment}</translation>
    </message>
    <message>
        <source>The picture could not be written as a file. Nothing was kept; take it again.</source>
        <translation>截图无法生成文件。未保存;请重新截取。</translation>
    </message>
    <message>
        <source>The picture could not be written to {folder}: {reason}. Nothing was kept; make room, take it again.</source>
        <translation>截图无法写入 {folder}:{reason}。未保存;请腾出空间后重新截取。</translation>
    </message>
    <message>
        <source>The picture was not kept. Nothing was changed; take it again.</source>
        <translation>截图未保存。未作任何更改;请重新截取。</translation>
    </message>
    <message>
        <source>The program itself</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>The program made a mistake and went on. What was saved is safe. The details are in {place}.</source>
        <translation>程序出错后已继续运行。已保存的内容是安全的。详情见 {place}。</translation>
    </message>
    <message>
        <source>The proof of this draw is copied: seed, posts, weights and each step. Paste it anywhere.</source>
        <translation>已复制本次抽取证明:种子、名单、权重和每一步,可粘贴到任何文档。</translation>
    </message>
    <message>
        <source>The proposal is not reckoned yet; wait a moment.</source>
        <translation>建议还在计算,请稍候。</translation>
    </message>
    <message>
        <source>The proposal no longer holds.</source>
        <translation>建议已停止执行。</translation>
    </message>
    <message>
        <source>The proposal was refused. Nothing was changed.</source>
        <translation>已放弃排班建议。未作任何更改。</translation>
    </message>
    <message>
        <source>The reader broke down over this file. It is kept as it is; it is damaged, or made to do harm.</source>
        <translation>读取该文件时读取程序中断。文件按原样保存;文件可能已损坏或被恶意构造。</translation>
    </message>
    <message>
        <source>The reader broke down over {name}. Nothing was changed; the file is damaged in a way that its format's library does not survive: have it saved anew, or give another format.</source>
        <translation>读取 {name} 时读取程序崩溃。未作任何改动;文件的损坏方式使格式库无法承受:请重新保存,或改用其他格式。</translation>
    </message>
    <message>
        <source>The reader says: {text}</source>
        <translation>读取程序提示:{text}</translation>
    </message>
    <message>
        <source>The record of who did what is read by the auditor only. Nothing was shown; ask there.</source>
        <translation>审计记录只能由审计管理员查看。未显示任何内容;请找审计管理员。</translation>
    </message>
    <message>
        <source>The recording was played to its end.</source>
        <translation>录制已回放完毕。</translation>
    </message>
    <message>
        <source>The recording {file} holds {count} signals.</source>
        <translation>录制文件 {file} 含 {count} 条信号。</translation>
    </message>
    <message>
        <source>The report is empty. Nothing was changed.</source>
        <translation>反馈内容为空,未作更改。</translation>
    </message>
    <message>
        <source>The rest between two turns stands in the way: without it {n} fewer would be wanting.</source>
        <translation>两班之间的休息时间有冲突:若无此项,可少缺 {n} 人。</translation>
    </message>
    <message>
        <source>The review must be within 180 days. Nothing was changed; choose another date.</source>
        <translation>复核期限须在180天以内。未作任何更改;请另选日期。</translation>
    </message>
    <message>
        <source>The review of a case</source>
        <translation>由案件复盘发现</translation>
    </message>
    <message>
        <source>The review of this case is decided already. Nothing was changed.</source>
        <translation>本案复盘已有结论,没有改动。</translation>
    </message>
    <message>
        <source>The rule of nights in a row stands in the way: without it {n} fewer would be wanting.</source>
        <translation>连续夜班上限有冲突:若无此项,可少缺 {n} 人。</translation>
    </message>
    <message>
        <source>The rule of turns on end stands in the way: without it {n} fewer would be wanting.</source>
        <translation>连续上班天数上限有冲突:若无此项,可少缺 {n} 人。</translation>
    </message>
    <message>
        <source>The rule {rule} does not allow so much time. Nothing was changed.</source>
        <translation>规定 {rule} 不允许延长这么久。未作更改。</translation>
    </message>
    <message>
        <source>The schema is</source>
        <translation>数据库结构版本</translation>
    </message>
    <message>
        <source>The section {name} of feeds.toml has no {key}. No feed was started.</source>
        <translation>feeds.toml 的 {name} 一节没有 {key} 这一项。没有启动任何数据源。</translation>
    </message>
    <message>
        <source>The server's list of layers cannot be used: {why}. Nothing was changed; check the address and the key, or type layer and matrix set by hand.</source>
        <translation>服务器的图层清单无法使用:{why}。未作任何改动;请核对地址和密钥,或手工填写图层和矩阵集。</translation>
    </message>
    <message>
        <source>The setting {name} cannot be {value}. The settings were left as they are.</source>
        <translation>设置 {name} 不能为 {value}。设置保持原样。</translation>
    </message>
    <message>
        <source>The shape is empty. Nothing was looked up; draw it again.</source>
        <translation>图形是空的,未查询;请重画。</translation>
    </message>
    <message>
        <source>The shape lies too far from the county to be measured. Nothing was looked up.</source>
        <translation>图形离本县太远,无法量算,未查询。</translation>
    </message>
    <message>
        <source>The shared database has an older schema ({found}) than this program writes ({own}). Nothing was changed; its administrator brings it up with the command: db upgrade.</source>
        <translation>共用数据库的表结构({found})比本程序的({own})旧。没有改动任何内容;请管理员运行命令 db upgrade 升级。</translation>
    </message>
    <message>
        <source>The shared database has no tables of this program yet. Nothing was changed; its administrator makes them with the command: db upgrade.</source>
        <translation>共用数据库里还没有本程序的表。没有改动任何内容;请管理员运行命令 db upgrade 建表。</translation>
    </message>
    <message>
        <source>The shared database is copied where it lies, by pg_dump of its server. Nothing was written here.</source>
        <translation>共用数据库在服务器上用 pg_dump 备份。这里没有写入任何内容。</translation>
    </message>
    <message>
        <source>The shelf ended</source>
        <translation>搁置到期</translation>
    </message>
    <message>
        <source>The shelf ended: {state}</source>
        <translation>搁置到期：{state}</translation>
    </message>
    <message>
        <source>The shift</source>
        <translation>班次情况</translation>
    </message>
    <message>
        <source>The shift is handed over to {name}. This desk still works as {before}: close it (Ctrl+Q) and sign in.</source>
        <translation>本班已交 {name}。本机仍以 {before} 身份工作:请退出(Ctrl+Q)后由接班人登录。</translation>
    </message>
    <message>
        <source>The shift of this post is over, so nobody can be looked at any more. Nothing was changed.</source>
        <translation>该岗位的班次已结束,不能再查。未作任何改动。</translation>
    </message>
    <message>
        <source>The sides cross: there is no area to tell.</source>
        <translation>图形自己交叉,无法给出面积。</translation>
    </message>
    <message>
        <source>The sides of the shape cross near {place}. Nothing was looked up; draw it so that they do not.</source>
        <translation>图形在 {place} 附近自己交叉,未查询;请重画,不要交叉。</translation>
    </message>
    <message>
        <source>The site's client was started on {name}.</source>
        <translation>已在视频客户端中打开 {name}。</translation>
    </message>
    <message>
        <source>The smallest first</source>
        <translation>小的在前</translation>
    </message>
    <message>
        <source>The sound could not be played.</source>
        <translation>声音未能播放。</translation>
    </message>
    <message>
        <source>The sound library of the system cannot be loaded</source>
        <translation>系统声音库无法加载</translation>
    </message>
    <message>
        <source>The sound was heard</source>
        <translation>声音已响</translation>
    </message>
    <message>
        <source>The source cannot be used: {why}. Nothing was changed; correct what was typed.</source>
        <translation>该来源无法使用:{why}。未作任何改动;请改正所填内容。</translation>
    </message>
    <message>
        <source>The source names no asset, so nothing can be noted about the place.</source>
        <translation>来源未指明设施,无法登记现场备注。</translation>
    </message>
    <message>
        <source>The table begins in row {row}; what stands above it was left out.</source>
        <translation>表格从第 {row} 行开始;其上内容已略去。</translation>
    </message>
    <message>
        <source>The table has no header row; its columns are numbered.</source>
        <translation>表格没有表头;列以数字命名。</translation>
    </message>
    <message>
        <source>The table holds nothing beyond plain ASCII.</source>
        <translation>属性表只含 ASCII 字符。</translation>
    </message>
    <message>
        <source>The table is neither UTF-8 nor GB18030; it is shown as ISO-8859-1.</source>
        <translation>属性表既非 UTF-8 也非 GB18030;按 ISO-8859-1 显示。</translation>
    </message>
    <message>
        <source>The template is gone; patrols that were made of it stay. Ctrl+Z brings it back.</source>
        <translation>模板已删除;按它建立的联巡仍保留。Ctrl+Z 可恢复。</translation>
    </message>
    <message>
        <source>The terminal has not signed in yet. Nothing was sent; call the unit by voice.</source>
        <translation>终端尚未鉴权。未发送;请用语音呼叫该单位。</translation>
    </message>
    <message>
        <source>The test is on its way …</source>
        <translation>测试报警已发出…</translation>
    </message>
    <message>
        <source>The text has {count} bytes; a terminal takes {limit}. Nothing was sent; shorten it.</source>
        <translation>文本 {count} 字节,终端最多收 {limit} 字节。未发送;请缩短。</translation>
    </message>
    <message>
        <source>The text of {name} cannot be read: the file is damaged or locked by a password. It is kept as it is and is found by its name only.</source>
        <translation>{name} 的文字无法读取:文件已损坏或有密码保护。文件按原样保存,只能按名称查到。</translation>
    </message>
    <message>
        <source>The time of leaving lies in the future. Nothing was drawn.</source>
        <translation>离开时间晚于现在,未绘制。</translation>
    </message>
    <message>
        <source>The time of patrol {number} is over. Nothing was changed.</source>
        <translation>联巡 {number} 的时段已过。未作更改。</translation>
    </message>
    <message>
        <source>The time was up before it was approved. Nothing was changed; the term stays overdue.</source>
        <translation>审批时期限已届满。未作更改;该期限仍为超期。</translation>
    </message>
    <message>
        <source>The travel time can be multiplied by 1 to 10. Nothing was saved.</source>
        <translation>行车时间只能乘以 1 至 10,未保存。</translation>
    </message>
    <message>
        <source>The trial was stopped. Nothing was changed.</source>
        <translation>试算已停止,未作任何更改。</translation>
    </message>
    <message>
        <source>The two differ. Nothing was changed; type them again.</source>
        <translation>两次输入不一致。未作任何更改;请重新输入。</translation>
    </message>
    <message>
        <source>The two passwords differ. Nothing was changed; type them again.</source>
        <translation>两次输入的密码不一致。未作任何更改;请重新输入。</translation>
    </message>
    <message>
        <source>The unit has gone on meanwhile. Nothing was changed; T takes its last step back.</source>
        <translation>该警力此后已有新的步骤,未作更改;可在警情上按 T 撤回最后一步。</translation>
    </message>
    <message>
        <source>The vector map always lies below. Archives (MBTiles, PMTiles) and folders of tiles are put into the folder maps of the data directory.</source>
        <translation>矢量底图始终垫在最下面。瓦片包(MBTiles、PMTiles)和瓦片文件夹请放入数据目录的 maps 文件夹。</translation>
    </message>
    <message>
        <source>The wells to guard; key and high-yield wells are marked</source>
        <translation>要守护的井;重点井、高产井有标记</translation>
    </message>
    <message>
        <source>The whole county</source>
        <translation>全县</translation>
    </message>
    <message>
        <source>The whole file is valid UTF-8.</source>
        <translation>整个文件是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>The whole file {file} is taken back: why?</source>
        <translation>将整份撤回 {file}:为什么?</translation>
    </message>
    <message>
        <source>The whole police room area</source>
        <translation>整个警务室辖区</translation>
    </message>
    <message>
        <source>The work broke off. Nothing was changed; try again.</source>
        <translation>计算进程中断,未作任何更改;请重试。</translation>
    </message>
    <message>
        <source>The workbook has {count} sheets; {layer} is shown.</source>
        <translation>工作簿有 {count} 个工作表;显示的是 {layer}。</translation>
    </message>
    <message>
        <source>The year</source>
        <translation>全年</translation>
    </message>
    <message>
        <source>Theft at a station</source>
        <translation>站库盗油</translation>
    </message>
    <message>
        <source>Theft at a wellhead</source>
        <translation>开井盗油</translation>
    </message>
    <message>
        <source>Theft by drilling a line</source>
        <translation>打孔盗油</translation>
    </message>
    <message>
        <source>Theft of material</source>
        <translation>盗窃物资</translation>
    </message>
    <message>
        <source>Theft of power</source>
        <translation>盗电</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>There</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>There are no roads in the register, so no beat can be driven. Bring roads in first (Ctrl+I).</source>
        <translation>底数中没有道路,无法安排行车路线。请先导入道路(Ctrl+I)。</translation>
    </message>
    <message>
        <source>There is a series {name} already. Nothing was changed.</source>
        <translation>已有名为 {name} 的系列。未作更改。</translation>
    </message>
    <message>
        <source>There is another base map {name} already. Give it another name.</source>
        <translation>已有名为 {name} 的底图。请换一个名称。</translation>
    </message>
    <message>
        <source>There is no .cpg file; every text of the table is valid {encoding}.</source>
        <translation>没有 .cpg 文件;属性表全部文字都是有效的 {encoding}。</translation>
    </message>
    <message>
        <source>There is no case {word}. Nothing was written; check the number.</source>
        <translation>没有案件 {word}。未写入任何文件;请核对编号。</translation>
    </message>
    <message>
        <source>There is no database in {folder}. Nothing was copied; name its data directory.</source>
        <translation>{folder} 中没有数据库。没有复制任何内容;请指定正确的数据目录。</translation>
    </message>
    <message>
        <source>There is no file {file}. Nothing was changed.</source>
        <translation>没有文件 {file}。未作任何改动。</translation>
    </message>
    <message>
        <source>There is no file {path}. Nothing was changed.</source>
        <translation>没有文件 {path}。未作任何改动。</translation>
    </message>
    <message>
        <source>There is no folder {folder}. No file was written.</source>
        <translation>没有文件夹 {folder}。未写出文件。</translation>
    </message>
    <message>
        <source>There is no folder {folder}. No picture was made.</source>
        <translation>没有文件夹 {folder}。未生成图片。</translation>
    </message>
    <message>
        <source>There is no import number {number}.</source>
        <translation>没有编号为 {number} 的导入。</translation>
    </message>
    <message>
        <source>There is no layer {name}. Nothing was changed; choose one of: {names}.</source>
        <translation>没有图层 {name}。未作任何改动;可选:{names}。</translation>
    </message>
    <message>
        <source>There is no layer {name}. Nothing was looked up; choose one of: {names}.</source>
        <translation>没有图层 {name},未查询;可选:{names}。</translation>
    </message>
    <message>
        <source>There is no live picture to keep.</source>
        <translation>当前没有实时画面可以截取。</translation>
    </message>
    <message>
        <source>There is no open call to send a unit to.</source>
        <translation>没有未结警情可派。</translation>
    </message>
    <message>
        <source>There is no picture to take.</source>
        <translation>没有可用的画面。</translation>
    </message>
    <message>
        <source>There is no police room yet. Import the areas first; each jurisdiction is a room.</source>
        <translation>还没有警务室。请先导入区域,每个辖区即一个警务室。</translation>
    </message>
    <message>
        <source>There is no police room {room} (any more). Nothing was changed.</source>
        <translation>没有(或已不存在)警务室 {room}。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no police room {room}. Nothing was changed; give its name.</source>
        <translation>没有名为 {room} 的警务室。未作任何更改;请给出其名称。</translation>
    </message>
    <message>
        <source>There is no proposal to accept.</source>
        <translation>没有可采纳的排班建议。</translation>
    </message>
    <message>
        <source>There is no review of this case yet. Nothing was decided; write down how they came and went.</source>
        <translation>本案还没有复盘记录,未作结论;请先写明如何进入、如何离开。</translation>
    </message>
    <message>
        <source>There is no road within 2 km of this place, so none can be blocked.</source>
        <translation>此地 2 公里内没有道路,无路可封。</translation>
    </message>
    <message>
        <source>There is no road within 500 m of this point. Nothing was saved; point at the road.</source>
        <translation>此点 500 m 内没有道路。未保存;请点在道路上。</translation>
    </message>
    <message>
        <source>There is no room for {name} in what evidence may take: {held} of {quota} GB are used, the file has {size} GB. Nothing was kept; ask an administrator to raise the limit in the settings.</source>
        <translation>证据空间不足,无法保存 {name}:限额 {quota} GB,已用 {held} GB,该文件 {size} GB。未保存;请管理员在设置中提高限额。</translation>
    </message>
    <message>
        <source>There is no room for {name} on the disk: {free} GB are free, the file has {size} GB and the desk needs some room itself. Nothing was kept; free some space and add it again.</source>
        <translation>磁盘空间不足,无法保存 {name}:剩余 {free} GB,该文件 {size} GB,程序自身还需留出空间。未保存;请腾出空间后重新添加。</translation>
    </message>
    <message>
        <source>There is no room to keep what comes in: {reason}. It waits where it came from; free some disk space.</source>
        <translation>收到的数据没有地方存放:{reason}。数据留在来源处等待;请腾出磁盘空间。</translation>
    </message>
    <message>
        <source>There is no sealed record of this number. Nothing was opened; check the number.</source>
        <translation>没有此案号的封存记录。没有打开;请核对案号。</translation>
    </message>
    <message>
        <source>There is no such act to take back. Nothing was changed.</source>
        <translation>没有这样一条可撤回的操作。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no such cell in this sheet. Nothing was changed.</source>
        <translation>表中没有这一格。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no such seizure in this case. Nothing was saved.</source>
        <translation>本案没有这件扣押物。未保存。</translation>
    </message>
    <message>
        <source>There is no template to plan from, or all of them are planned; T keeps one.</source>
        <translation>没有可用的模板,或都已排好;按 T 可存一个。</translation>
    </message>
    <message>
        <source>There is no text encoding {name}. Nothing was changed; try UTF-8 or GB18030.</source>
        <translation>没有文字编码 {name}。未作任何改动;可试 UTF-8 或 GB18030。</translation>
    </message>
    <message>
        <source>There is no turn in this cell to take over. Nothing was changed.</source>
        <translation>此格没有可顶替的班次。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no turn to exchange. Nothing was changed.</source>
        <translation>没有可互换的班次。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no turn {letter} (any more). Nothing was changed.</source>
        <translation>没有(或已取消)班次 {letter}。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no unit and no free vehicle {word}. Nothing was kept; give a code, call sign, name or plate.</source>
        <translation>没有名为 {word} 的警力单元或独立车辆。未保存任何内容;请给出编号、呼号、名称或车牌。</translation>
    </message>
    <message>
        <source>There is no user {login}. Nothing was changed.</source>
        <translation>没有用户 {login}。未作任何改动。</translation>
    </message>
    <message>
        <source>There is no zone {zone}: those of three degrees are 25 to 45, of six 13 to 23.</source>
        <translation>没有第 {zone} 带:三度带为 25 至 45,六度带为 13 至 23。</translation>
    </message>
    <message>
        <source>There is no {noun} {key} (any more).</source>
        <translation>记录 {noun} {key} 不存在或已删除。</translation>
    </message>
    <message>
        <source>There is nothing in the layer {layer} yet. No file was written.</source>
        <translation>图层 {layer} 还没有内容。未写文件。</translation>
    </message>
    <message>
        <source>There is nothing in this list. No file was written.</source>
        <translation>清单为空,没有写出文件。</translation>
    </message>
    <message>
        <source>There is nothing with the code {code}. Nothing was changed.</source>
        <translation>没有编号为 {code} 的资产。未作任何更改。</translation>
    </message>
    <message>
        <source>These rows have no places to show.</source>
        <translation>这些行没有可显示的位置。</translation>
    </message>
    <message>
        <source>These tracks have more than {most} positions, which is too much for one page. Nothing was written; play a shorter time or fewer units.</source>
        <translation>这些轨迹的定位点超过 {most} 个,一个网页放不下。没有写出任何文件;请缩短时段或减少警力。</translation>
    </message>
    <message>
        <source>This act changed nothing. There is nothing to take back.</source>
        <translation>该操作没有更改任何内容,无可撤回。</translation>
    </message>
    <message>
        <source>This alert hangs on a call. Nothing was changed; take that back first.</source>
        <translation>该报警已挂警情。未作更改；请先撤回。</translation>
    </message>
    <message>
        <source>This alert hangs on another call already. Nothing was changed.</source>
        <translation>此报警已挂在另一起警情上,未作更改。</translation>
    </message>
    <message>
        <source>This alert has been taken already. Nothing was changed.</source>
        <translation>这条报警已被确认。未作任何改动。</translation>
    </message>
    <message>
        <source>This alert is closed. Nothing was changed.</source>
        <translation>这条报警已结束。未作任何改动。</translation>
    </message>
    <message>
        <source>This alert is closed. Nothing was changed; reopen it first if it must go on.</source>
        <translation>此报警已结束,未作更改;如需继续,请先重新打开。</translation>
    </message>
    <message>
        <source>This alert is judged and closed. Nothing was changed; reopen it first.</source>
        <translation>该报警已研判结束。未作更改；请先撤回结束。</translation>
    </message>
    <message>
        <source>This alert is no test of the alarm. Nothing was changed.</source>
        <translation>该报警不是测试报警。未作更改。</translation>
    </message>
    <message>
        <source>This alert is not closed. Nothing was changed.</source>
        <translation>该报警尚未结束。未作更改。</translation>
    </message>
    <message>
        <source>This alert is not shelved. Nothing was changed.</source>
        <translation>该报警未搁置。未作更改。</translation>
    </message>
    <message>
        <source>This call names no caller, or the name was erased. Nothing was shown.</source>
        <translation>本警情未记报警人,或已按期清除。未显示任何内容。</translation>
    </message>
    <message>
        <source>This case has its review already. Nothing was saved; change that one.</source>
        <translation>本案已有复盘记录,没有保存;请修改原记录。</translation>
    </message>
    <message>
        <source>This case is of no series. L shows the cases that are most alike.</source>
        <translation>此案不属于任何系列。按 L 查看最相似的案件。</translation>
    </message>
    <message>
        <source>This check is done or given up already. Nothing was changed; take that back first.</source>
        <translation>这一岗已查或已说明不查,未作任何改动。要改,请先撤回。</translation>
    </message>
    <message>
        <source>This county is empty. Bring its wells, lines and areas from files; the list says what is missing.</source>
        <translation>本县还没有数据。请从文件导入井、管线和区域;清单列出了还缺什么。</translation>
    </message>
    <message>
        <source>This data directory holds an oilfield already. It was left as it is; give the demo a directory of its own with --data.</source>
        <translation>该数据目录已有油田数据。已原样保留;请用 --data 给演示指定单独的目录。</translation>
    </message>
    <message>
        <source>This data directory holds no demo. It was left as it is; give the demo one of its own.</source>
        <translation>该数据目录里不是演示数据,原样未动;请为演示另指定一个目录。</translation>
    </message>
    <message>
        <source>This data directory is open already (process {holder}). Nothing was changed; use the desk that is open, or close it first.</source>
        <translation>该数据目录已被打开(进程 {holder})。未作任何改动;请使用已打开的程序,或先关闭它。</translation>
    </message>
    <message>
        <source>This demo is of {time}, and so are its alerts and duty. The command demo --anew makes one of now.</source>
        <translation>演示数据制作于 {time},报警、勤务、警情都是当时的。命令 demo --anew 按现在重新制作。</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>本台</translation>
    </message>
    <message>
        <source>This desk has done nothing that could be taken back.</source>
        <translation>本席位没有可撤销的操作。</translation>
    </message>
    <message>
        <source>This drawing is there already. Nothing was changed.</source>
        <translation>这个标绘已经在图上。未作更改。</translation>
    </message>
    <message>
        <source>This entry is “{state}”. Nothing was changed.</source>
        <translation>本条登记“{state}”,没有改动。</translation>
    </message>
    <message>
        <source>This file lies in the folder for evidence, and no such folder is named in the settings. It was left as it is; name the folder again (evidence_folder).</source>
        <translation>该文件存放在证据目录中,而设置里未指定证据目录。文件未动;请在设置中重新指定(evidence_folder)。</translation>
    </message>
    <message>
        <source>This file was altered where it is kept: piece {piece} of {pieces} is no longer what was taken in. It is not handed out; bring it back from a backup.</source>
        <translation>该文件在存放处被改动:共 {pieces} 块中的第 {piece} 块已与收存时不同。不予提供;请从备份恢复。</translation>
    </message>
    <message>
        <source>This is done by a leader only, and {name} is none. Nothing was changed; ask the duty leader.</source>
        <translation>此操作只能由领导进行,{name} 不是领导。未作任何更改;请找带班领导。</translation>
    </message>
    <message>
        <source>This is done by the security administrator only. Nothing was changed; ask there.</source>
        <translation>此操作只能由安全管理员进行。未作任何更改;请找安全管理员。</translation>
    </message>
    <message>
        <source>This is done by the system administrator only. Nothing was changed; ask there.</source>
        <translation>此操作只能由系统管理员进行。未作任何更改;请找系统管理员。</translation>
    </message>
    <message>
        <source>This is no identity number: 18 signs with a day of birth. Nothing was saved; check it.</source>
        <translation>这不是公民身份号码(应为 18 位,含出生日期),没有保存;请核对。</translation>
    </message>
    <message>
        <source>This is no picture for an alert or a call. Nothing was kept; take it again.</source>
        <translation>这不是可挂到报警或警情的截图。未保存;请重新截取。</translation>
    </message>
    <message>
        <source>This is no place on earth. Nothing was saved; choose the place again.</source>
        <translation>这个位置不在地球上。未保存,请重新选位置。</translation>
    </message>
    <message>
        <source>This is the password of before. Nothing was changed; take another.</source>
        <translation>新密码与原密码相同。未作任何更改;请换一个。</translation>
    </message>
    <message>
        <source>This is the work of another room. Nothing was changed; ask there, or the bureau.</source>
        <translation>这属于其他警务室的工作。未作任何更改;请联系该警务室或分局。</translation>
    </message>
    <message>
        <source>This is what they come to</source>
        <translation>模板排出的结果</translation>
    </message>
    <message>
        <source>This is written by an act of its own. Nothing was changed.</source>
        <translation>此项由专门操作写入。未作更改。</translation>
    </message>
    <message>
        <source>This kind of rule has no figure {name}. Nothing was changed.</source>
        <translation>此类规则没有参数 {name}。未作任何更改。</translation>
    </message>
    <message>
        <source>This layer is empty</source>
        <translation>此图层为空</translation>
    </message>
    <message>
        <source>This leg {distance}</source>
        <translation>本段 {distance}</translation>
    </message>
    <message>
        <source>This level has ended already. Nothing was changed.</source>
        <translation>该等级已解除。未做更改。</translation>
    </message>
    <message>
        <source>This loophole is led as a hazard already. Nothing was changed.</source>
        <translation>该漏洞已列为隐患。未作任何更改。</translation>
    </message>
    <message>
        <source>This mark is there already. Nothing was changed.</source>
        <translation>该桩号已存在,未作任何改动。</translation>
    </message>
    <message>
        <source>This need does not hold any more. Nothing was changed.</source>
        <translation>该巡护要求已失效,未作改动。</translation>
    </message>
    <message>
        <source>This needs a reason. Nothing was changed.</source>
        <translation>须填写原因,未作更改。</translation>
    </message>
    <message>
        <source>This needs {least} corners that stand apart, and has {n}. Nothing was saved; draw it again.</source>
        <translation>至少需要 {least} 个不重合的顶点,现有 {n} 个。未保存;请重新绘制。</translation>
    </message>
    <message>
        <source>This night, or the last one</source>
        <translation>当夜(白天为昨夜)</translation>
    </message>
    <message>
        <source>This order is cancelled. Nothing was changed; order the unit again.</source>
        <translation>此指令已取消,未作更改;请重新派警。</translation>
    </message>
    <message>
        <source>This order was given by voice. Nothing was sent; say it again.</source>
        <translation>该指令是口头下达的,未发送任何内容;请再次口头通知。</translation>
    </message>
    <message>
        <source>This page is locked: both have signed it. Nothing was changed.</source>
        <translation>本页已锁定:双方已签字。未做更改。</translation>
    </message>
    <message>
        <source>This panel shows that moment, as the map does.</source>
        <translation>本面板与地图一样,显示的是该历史时刻。</translation>
    </message>
    <message>
        <source>This panel shows what is so now, not the moment that the map shows.</source>
        <translation>本面板显示的是现在,不是地图上的历史时刻。</translation>
    </message>
    <message>
        <source>This password is among the first that anybody tries. Nothing was changed.</source>
        <translation>此密码属于最先被猜到的常用密码。未作任何更改。</translation>
    </message>
    <message>
        <source>This person stands in this case already. Nothing was saved.</source>
        <translation>此人已在本案中登记,没有保存。</translation>
    </message>
    <message>
        <source>This point lies in no police room area. Nothing was saved; set the state around the point.</source>
        <translation>此点不在任何警务室辖区内。未保存;请改为设在此点周围。</translation>
    </message>
    <message>
        <source>This proposal does not hold any more. Nothing was changed.</source>
        <translation>这项建议已不再执行。未作任何更改。</translation>
    </message>
    <message>
        <source>This proposal was decided already. Nothing was changed.</source>
        <translation>该建议已有处理结果,未作更改。</translation>
    </message>
    <message>
        <source>This reminder stands already. Nothing was changed.</source>
        <translation>该提醒仍在。未做更改。</translation>
    </message>
    <message>
        <source>This road state is over already. Nothing was changed; set a new one.</source>
        <translation>此路况已失效,未作更改;请新设一条。</translation>
    </message>
    <message>
        <source>This road, to both sides</source>
        <translation>本条道路,向两侧</translation>
    </message>
    <message>
        <source>This row has no place on the map.</source>
        <translation>此行在地图上没有位置。</translation>
    </message>
    <message>
        <source>This row is no asset.</source>
        <translation>此行不是具体目标。</translation>
    </message>
    <message>
        <source>This rule is switched so already. Nothing was changed.</source>
        <translation>该规则已是此状态。未作任何更改。</translation>
    </message>
    <message>
        <source>This sheet is no longer of now (it is old, or the clock was set). Nothing was signed; take it back and sign it anew.</source>
        <translation>交接单已不是当前情况(时间过久,或时钟被调整)。未签字;请收回后重新签字。</translation>
    </message>
    <message>
        <source>This sheet is signed already. Nothing was changed; take it back to make it anew.</source>
        <translation>该交接单已签字。未做更改;要重新生成请先收回。</translation>
    </message>
    <message>
        <source>This signature is too old. Nothing was signed; type the password again.</source>
        <translation>签字验证已过时。未签字,请重新输入密码。</translation>
    </message>
    <message>
        <source>This state follows from the unit's orders and is not told by hand. Nothing was changed.</source>
        <translation>这个状态由派警指令决定,不能手工设置。未作任何更改。</translation>
    </message>
    <message>
        <source>This step needs a reason; it is kept. Nothing was changed.</source>
        <translation>这一步须写明原因,原因留档。未作更改。</translation>
    </message>
    <message>
        <source>This step needs the name of the leader who approved it. Nothing was changed.</source>
        <translation>这一步须写明审批领导姓名。未作更改。</translation>
    </message>
    <message>
        <source>This thing has a custody chain. Nothing was changed; the chain is kept.</source>
        <translation>该物已有保管链。未作更改;保管链须保留。</translation>
    </message>
    <message>
        <source>This thing has left custody; its chain is complete. Nothing was saved.</source>
        <translation>该物已发还或处置,保管链已完结。未保存。</translation>
    </message>
    <message>
        <source>This time is over. Nothing was saved; give it one to come.</source>
        <translation>这个时段已过。未保存;请改为以后的时间。</translation>
    </message>
    <message>
        <source>This time lies before the step before it, or in the future. Nothing was changed.</source>
        <translation>该时间早于上一步或晚于现在,未作更改。</translation>
    </message>
    <message>
        <source>This track was taken back already. Nothing was changed.</source>
        <translation>这条轨迹已经撤回。未作任何改动。</translation>
    </message>
    <message>
        <source>This unit carries no vehicle terminal. Nothing was sent; order by voice.</source>
        <translation>该单位没有车载终端,未发送;请语音派警。</translation>
    </message>
    <message>
        <source>This was acknowledged already. Nothing was changed.</source>
        <translation>已经确认过。未作改动。</translation>
    </message>
    <message>
        <source>This was changed again since. Nothing was taken back; take the later act back first.</source>
        <translation>此后又有更改。未作撤回;请先撤回后来的操作。</translation>
    </message>
    <message>
        <source>This was done before. Nothing was written twice.</source>
        <translation>此操作已做过。没有重复写入。</translation>
    </message>
    <message>
        <source>Those that are over</source>
        <translation>含已失效</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>Ticked</source>
        <translation>已勾选</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间(UTC)</translation>
    </message>
    <message>
        <source>Time (county)</source>
        <translation>时间(北京时间)</translation>
    </message>
    <message>
        <source>Time and unit of the chosen patrol</source>
        <translation>取所选联巡</translation>
    </message>
    <message>
        <source>Time in flood</source>
        <translation>泛滥时间占比</translation>
    </message>
    <message>
        <source>Time of the map</source>
        <translation>地图时刻</translation>
    </message>
    <message>
        <source>Time of the replay …</source>
        <translation>回放时段…</translation>
    </message>
    <message>
        <source>Time to acknowledge, 9 of 10</source>
        <translation>确认用时(九成以内)</translation>
    </message>
    <message>
        <source>Time to acknowledge, median</source>
        <translation>确认用时(中位)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间口径</translation>
    </message>
    <message>
        <source>Tip-off</source>
        <translation>举报线索</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>To be back</source>
        <translation>应还时间</translation>
    </message>
    <message>
        <source>To be back later</source>
        <translation>延期归还</translation>
    </message>
    <message>
        <source>To be back later …</source>
        <translation>延期归还…</translation>
    </message>
    <message>
        <source>To be back later: {what}</source>
        <translation>已延期:{what}</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>待查</translation>
    </message>
    <message>
        <source>To be closed by</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>To be mended by</source>
        <translation>责任与期限</translation>
    </message>
    <message>
        <source>To be re-checked</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>To be struck off</source>
        <translation>待销号</translation>
    </message>
    <message>
        <source>To call back</source>
        <translation>回电核实</translation>
    </message>
    <message>
        <source>To junction</source>
        <translation>终点路口</translation>
    </message>
    <message>
        <source>To prosecution</source>
        <translation>移送起诉</translation>
    </message>
    <message>
        <source>To the vehicle terminal</source>
        <translation>车载终端</translation>
    </message>
    <message>
        <source>To this K-number; empty for the end of the line</source>
        <translation>终止桩号;留空为管线终点</translation>
    </message>
    <message>
        <source>To unit</source>
        <translation>交给单位</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>给谁</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>同组</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Told again: {times} times</source>
        <translation>重复报警：{times} 次</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Told by a file</source>
        <translation>文件所载</translation>
    </message>
    <message>
        <source>Told by {source}, {severity}</source>
        <translation>{source} 报，{severity}</translation>
    </message>
    <message>
        <source>Told by {source}, {severity}; held back at first</source>
        <translation>{source} 报，{severity}；先暂缓</translation>
    </message>
    <message>
        <source>Told twice</source>
        <translation>重复报警</translation>
    </message>
    <message>
        <source>Tolerated above it</source>
        <translation>容许超速</translation>
    </message>
    <message>
        <source>Too fast to be true</source>
        <translation>速度不可能</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>作案工具</translation>
    </message>
    <message>
        <source>TopoJSON</source>
        <translation>TopoJSON 文件</translation>
    </message>
    <message>
        <source>Township</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Township road</source>
        <translation>乡道</translation>
    </message>
    <message>
        <source>Township roads</source>
        <translation>乡道</translation>
    </message>
    <message>
        <source>Traccar</source>
        <translation>Traccar</translation>
    </message>
    <message>
        <source>Traccar (HTTP)</source>
        <translation>Traccar(HTTP)</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>Track evidence</source>
        <translation>轨迹取证</translation>
    </message>
    <message>
        <source>Track of the chosen unit</source>
        <translation>所选警力轨迹</translation>
    </message>
    <message>
        <source>Track points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Track {number}</source>
        <translation>轨迹 {number}</translation>
    </message>
    <message>
        <source>Tracker silent</source>
        <translation>终端静默</translation>
    </message>
    <message>
        <source>Tracker {serial} given on</source>
        <translation>终端 {serial} 已移交</translation>
    </message>
    <message>
        <source>Tracker {serial} is promised to another from {time} on. Nothing was changed; give it until then, or take it in first.</source>
        <translation>终端 {serial} 自 {time} 起已约给其他单位。未作改动；请只给到那时,或先收回。</translation>
    </message>
    <message>
        <source>Tracker {serial} taken in</source>
        <translation>终端 {serial} 已收回</translation>
    </message>
    <message>
        <source>Trackers</source>
        <translation>定位终端</translation>
    </message>
    <message>
        <source>Trackers and units</source>
        <translation>终端与单位</translation>
    </message>
    <message>
        <source>Trackers and units …</source>
        <translation>终端与单位…</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>Tracks brought in</source>
        <translation>导入的轨迹</translation>
    </message>
    <message>
        <source>Tracks brought in …</source>
        <translation>导入的轨迹 …</translation>
    </message>
    <message>
        <source>Tracks of the last 12 hours</source>
        <translation>近 12 小时轨迹</translation>
    </message>
    <message>
        <source>Tracks of units and vehicles</source>
        <translation>警力和车辆的轨迹</translation>
    </message>
    <message>
        <source>Tracks of {units}, {time}</source>
        <translation>{units} 轨迹,{time}</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>交通</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Traits</source>
        <translation>手法特征</translation>
    </message>
    <message>
        <source>Traits of the vehicle</source>
        <translation>车辆特征</translation>
    </message>
    <message>
        <source>Transfer station</source>
        <translation>接转站</translation>
    </message>
    <message>
        <source>Transfer stations</source>
        <translation>接转站</translation>
    </message>
    <message>
        <source>Transfer {name}: to which agency, and why? Its units become free.</source>
        <translation>移送 {name}:移送何单位、原因?警力随即释放。</translation>
    </message>
    <message>
        <source>Transfer …</source>
        <translation>移送</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>已移送</translation>
    </message>
    <message>
        <source>Transferred elsewhere</source>
        <translation>移送</translation>
    </message>
    <message>
        <source>Travel time</source>
        <translation>行车时间</translation>
    </message>
    <message>
        <source>Tricycle</source>
        <translation>三轮车</translation>
    </message>
    <message>
        <source>Trip</source>
        <translation>行程</translation>
    </message>
    <message>
        <source>Trips</source>
        <translation>行程</translation>
    </message>
    <message>
        <source>Truck</source>
        <translation>货车</translation>
    </message>
    <message>
        <source>True alarm</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>Trunk and gathering lines with their kilometres</source>
        <translation>长输与集输管线及桩号</translation>
    </message>
    <message>
        <source>Trunk line</source>
        <translation>长输管线</translation>
    </message>
    <message>
        <source>Trunk lines</source>
        <translation>长输管道</translation>
    </message>
    <message>
        <source>Trunk lines: {seen} of {length} km seen ({share}), driven {driven} km; within 24/48/72 h {h24}, {h48}, {h72}</source>
        <translation>主干管线 {length} 公里,已巡 {seen} 公里({share}),累计巡线 {driven} 公里;24/48/72小时内覆盖 {h24}、{h48}、{h72}</translation>
    </message>
    <message>
        <source>Try it out before it is switched on: how often would it have fired?</source>
        <translation>启用前请先试算:近30天会触发多少次?</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重连</translation>
    </message>
    <message>
        <source>Try on 30 days</source>
        <translation>试算30天</translation>
    </message>
    <message>
        <source>Trying …</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Tu</source>
        <translation>二</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Tunnel dug</source>
        <translation>挖地道</translation>
    </message>
    <message>
        <source>Turn taken over</source>
        <translation>顶班</translation>
    </message>
    <message>
        <source>Turned administrative</source>
        <translation>转行政</translation>
    </message>
    <message>
        <source>Turned criminal</source>
        <translation>转刑事</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Turns / nights of each month. They are there to be shared equally, and measure nobody.</source>
        <translation>各月班次/夜班数。仅用于均衡排班,不作任何人的考核。</translation>
    </message>
    <message>
        <source>Turns exchanged</source>
        <translation>换班</translation>
    </message>
    <message>
        <source>Two devices seem to report under one name: it leaps to and fro between two places.</source>
        <translation>疑似两台设备共用一个名称:位置在两处之间来回跳。</translation>
    </message>
    <message>
        <source>Two endings</source>
        <translation>双重后缀</translation>
    </message>
    <message>
        <source>Two have met</source>
        <translation>两者会合</translation>
    </message>
    <message>
        <source>Two people look after this installation: one says who may what, the other keeps it running. The security administrator adds everybody else. Until both are named, whoever sits here may do everything.</source>
        <translation>本系统由两人管理:安全管理员决定谁能做什么,系统管理员维持运行。其他用户由安全管理员添加。在指定两人之前,坐在这里的人什么都能做。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Type a time</source>
        <translation>输入时刻</translation>
    </message>
    <message>
        <source>Type a time: 2026-11-20 03:15, 11-20 03:15 or 03:15</source>
        <translation>输入时刻:2026-11-20 03:15、11-20 03:15 或 03:15</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Unacknowledged {n}</source>
        <translation>未确认 {n}</translation>
    </message>
    <message>
        <source>Unchanged 1 y</source>
        <translation>一年未更新</translation>
    </message>
    <message>
        <source>Under a password</source>
        <translation>有密码</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>巡逻中</translation>
    </message>
    <message>
        <source>Unfilled posts</source>
        <translation>缺员岗位</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>警力</translation>
    </message>
    <message>
        <source>Unit (code)</source>
        <translation>所属警力(编号)</translation>
    </message>
    <message>
        <source>Unit and name</source>
        <translation>单位、姓名</translation>
    </message>
    <message>
        <source>Unit heard</source>
        <translation>单位最近上报</translation>
    </message>
    <message>
        <source>Unit of quantity</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>Unit ordered</source>
        <translation>已派警</translation>
    </message>
    <message>
        <source>Unit silent</source>
        <translation>定位静默</translation>
    </message>
    <message>
        <source>Unit-minutes</source>
        <translation>车组分钟</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>警力</translation>
    </message>
    <message>
        <source>Units appear here when they are imported: Ctrl+I, then choose the layer “units”.</source>
        <translation>导入警力后显示在这里:按 Ctrl+I,图层选“警力”。</translation>
    </message>
    <message>
        <source>Units out</source>
        <translation>在外单位</translation>
    </message>
    <message>
        <source>Units re-pointed: {count}</source>
        <translation>改挂驻地警力:{count}</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Unregistered trackers</source>
        <translation>未登记终端</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>延至</translation>
    </message>
    <message>
        <source>Until it is given on; or 06:00</source>
        <translation>留空为长期;或写截止时间,如 06:00</translation>
    </message>
    <message>
        <source>Until when?</source>
        <translation>限期到哪天?</translation>
    </message>
    <message>
        <source>Until, such as 06:00 or 11-22 06:00; then normal again by itself</source>
        <translation>到何时,如 06:00 或 11-22 06:00;到时自动恢复常态</translation>
    </message>
    <message>
        <source>Up to t</source>
        <translation>≤ 吨</translation>
    </message>
    <message>
        <source>Upheld</source>
        <translation>维持原决定</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Urgent calls</source>
        <translation>紧急警情</translation>
    </message>
    <message>
        <source>Used in the deed</source>
        <translation>作案车辆</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Users …</source>
        <translation>用户 …</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Valve opened</source>
        <translation>拧开阀门</translation>
    </message>
    <message>
        <source>Valve room</source>
        <translation>阀室</translation>
    </message>
    <message>
        <source>Valve rooms</source>
        <translation>阀室</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicle (plate)</source>
        <translation>所属车辆(车牌)</translation>
    </message>
    <message>
        <source>Vehicle known by traits</source>
        <translation>仅知车辆特征</translation>
    </message>
    <message>
        <source>Vehicle loitering</source>
        <translation>车辆徘徊</translation>
    </message>
    <message>
        <source>Vehicle near a line</source>
        <translation>车辆靠近管线</translation>
    </message>
    <message>
        <source>Vehicle seized</source>
        <translation>已扣车辆</translation>
    </message>
    <message>
        <source>Vehicle terminals (JT/T 808)</source>
        <translation>车载终端(JT/T 808)</translation>
    </message>
    <message>
        <source>Vehicle to propose</source>
        <translation>拟关注车辆</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicles of the case</source>
        <translation>涉案车辆</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>核实结果</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Victim</source>
        <translation>被害人</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Video intrusion</source>
        <translation>视频入侵</translation>
    </message>
    <message>
        <source>Video watch</source>
        <translation>视频巡查</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>View {name}</source>
        <translation>视图“{name}”</translation>
    </message>
    <message>
        <source>Views are shared by a leader only. Nothing was saved; keep it for yourself.</source>
        <translation>只有领导可以共享视图。未保存;请存为自己的视图。</translation>
    </message>
    <message>
        <source>Visible at</source>
        <translation>显示级别</translation>
    </message>
    <message>
        <source>Visit needs {n}</source>
        <translation>巡护要求 {n} 项</translation>
    </message>
    <message>
        <source>Visit needs …</source>
        <translation>巡护要求 …</translation>
    </message>
    <message>
        <source>Visit needs: how often somebody must be there</source>
        <translation>巡护要求</translation>
    </message>
    <message>
        <source>Visited longer ago than 30 days</source>
        <translation>30 天前到过</translation>
    </message>
    <message>
        <source>Visited within 24 hours</source>
        <translation>24 小时内到过</translation>
    </message>
    <message>
        <source>Visited within 3 days</source>
        <translation>3 天内到过</translation>
    </message>
    <message>
        <source>Visited within 30 days</source>
        <translation>30 天内到过</translation>
    </message>
    <message>
        <source>Visited within 7 days</source>
        <translation>7 天内到过</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到点次数</translation>
    </message>
    <message>
        <source>Volunteer</source>
        <translation>义警</translation>
    </message>
    <message>
        <source>Volunteer team</source>
        <translation>义警队</translation>
    </message>
    <message>
        <source>Volunteer teams</source>
        <translation>义警队</translation>
    </message>
    <message>
        <source>Volunteers</source>
        <translation>义务巡逻队</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待存</translation>
    </message>
    <message>
        <source>Waiting when the desk opened</source>
        <translation>开机时仍有未确认</translation>
    </message>
    <message>
        <source>Waits for who takes over</source>
        <translation>等待接班人签字</translation>
    </message>
    <message>
        <source>Waits its turn</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Wall mode</source>
        <translation>大屏模式</translation>
    </message>
    <message>
        <source>Wanted in this case</source>
        <translation>涉案在逃协查</translation>
    </message>
    <message>
        <source>Wanted person</source>
        <translation>在逃人员</translation>
    </message>
    <message>
        <source>Wanting</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>Wartime duty</source>
        <translation>战时勤务</translation>
    </message>
    <message>
        <source>Watch rule changed</source>
        <translation>预警规则已修改</translation>
    </message>
    <message>
        <source>Watch rule switched off</source>
        <translation>预警规则已停用</translation>
    </message>
    <message>
        <source>Watch rule switched on</source>
        <translation>预警规则已启用</translation>
    </message>
    <message>
        <source>Watch rules</source>
        <translation>预警规则</translation>
    </message>
    <message>
        <source>Watch rules are changed by a leader only. Nothing was changed; ask the duty leader.</source>
        <translation>预警规则只能由领导更改。未作任何更改;请联系带班领导。</translation>
    </message>
    <message>
        <source>Watch rules switched off</source>
        <translation>已停用的预警规则</translation>
    </message>
    <message>
        <source>Watch rules …</source>
        <translation>预警规则…</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>列管中</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>水</translation>
    </message>
    <message>
        <source>Water cut</source>
        <translation>含水率</translation>
    </message>
    <message>
        <source>Water cut (%)</source>
        <translation>含水率(%)</translation>
    </message>
    <message>
        <source>Water source well</source>
        <translation>水源井</translation>
    </message>
    <message>
        <source>Water source wells</source>
        <translation>水源井</translation>
    </message>
    <message>
        <source>Water trunk lines</source>
        <translation>输水管线</translation>
    </message>
    <message>
        <source>Way in</source>
        <translation>侵入方式</translation>
    </message>
    <message>
        <source>Waypoints, which are no track: {count}.</source>
        <translation>另有航点 {count} 个,不算轨迹。</translation>
    </message>
    <message>
        <source>Ways of units</source>
        <translation>警力路线</translation>
    </message>
    <message>
        <source>Ways of units offered</source>
        <translation>候选警力路线</translation>
    </message>
    <message>
        <source>Ways of units sent</source>
        <translation>出警路线</translation>
    </message>
    <message>
        <source>We</source>
        <translation>三</translation>
    </message>
    <message>
        <source>Weapon, by its paper</source>
        <translation>枪支(凭领枪单)</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>天气原因</translation>
    </message>
    <message>
        <source>Weather bulletins</source>
        <translation>气象预警</translation>
    </message>
    <message>
        <source>Weather warning</source>
        <translation>天气预警</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Weekdays by hour</source>
        <translation>按星期 × 小时</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Welder</source>
        <translation>电焊</translation>
    </message>
    <message>
        <source>Well</source>
        <translation>井</translation>
    </message>
    <message>
        <source>Well pad</source>
        <translation>井场</translation>
    </message>
    <message>
        <source>Well, line, site or area</source>
        <translation>井、管线、站场或区域</translation>
    </message>
    <message>
        <source>Wells</source>
        <translation>井</translation>
    </message>
    <message>
        <source>Wells out of sight</source>
        <translation>无监控守护的井</translation>
    </message>
    <message>
        <source>Wells seen</source>
        <translation>到过井数</translation>
    </message>
    <message>
        <source>What</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What came of it; may be empty</source>
        <translation>结果如何,可不填</translation>
    </message>
    <message>
        <source>What can be done here …</source>
        <translation>此处可办…</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>更改内容</translation>
    </message>
    <message>
        <source>What does it warn of?</source>
        <translation>提醒什么?</translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation>不相称</translation>
    </message>
    <message>
        <source>What each team did</source>
        <translation>各队投入</translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>失守的防线</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>What happened before, for series and hot spots</source>
        <translation>以往的案件,用于串并与热点</translation>
    </message>
    <message>
        <source>What happened, and why it could</source>
        <translation>经过与成因</translation>
    </message>
    <message>
        <source>What is broken</source>
        <translation>冲突与说明</translation>
    </message>
    <message>
        <source>What is broken or lost is not handed out. Nothing was handed out.</source>
        <translation>损坏或遗失的物品不能领用。没有登记领用。</translation>
    </message>
    <message>
        <source>What is broken, where it was lost; it is kept</source>
        <translation>哪里损坏、在哪里遗失(留档)</translation>
    </message>
    <message>
        <source>What is closed stands here for 12 h.</source>
        <translation>关闭的报警在此保留 12 小时。</translation>
    </message>
    <message>
        <source>What is done stands here by itself; Ctrl+N writes a line.</source>
        <translation>各项操作自动记入;按 Ctrl+N 手写一条。</translation>
    </message>
    <message>
        <source>What is going on</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>What is here</source>
        <translation>查看此处</translation>
    </message>
    <message>
        <source>What is here is asked within {most} m at most. Nothing was looked up; ask what is around instead.</source>
        <translation>查看此处的范围最大 {most} m,未查询;请改用"查询周边"。</translation>
    </message>
    <message>
        <source>What is in the middle of the map</source>
        <translation>查看地图中心处有什么</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺少什么</translation>
    </message>
    <message>
        <source>What is missing …</source>
        <translation>缺少什么…</translation>
    </message>
    <message>
        <source>What is next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>What is objected</source>
        <translation>异议内容</translation>
    </message>
    <message>
        <source>What is on record here is not changed. Nothing was changed; take it back instead.</source>
        <translation>此项已留档,不能修改。未作更改;可以撤回。</translation>
    </message>
    <message>
        <source>What is on record here is not removed. Nothing was changed; take it back instead.</source>
        <translation>此项已留档,不能删除。未作更改;可以撤回。</translation>
    </message>
    <message>
        <source>What is taken back is taken back with a reason. Nothing was changed; say why.</source>
        <translation>撤回须写明理由。未作更改；请填写。</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>What is wanting is said in words, with who mends it and until when. Nothing was saved.</source>
        <translation>有不合格项,须写明问题、由谁改正、何时改正。未保存。</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>有什么问题?</translation>
    </message>
    <message>
        <source>What is younger stays until the coverage of the night of {evening} is kept; an open desk keeps it.</source>
        <translation>{evening} 夜的巡护覆盖尚未留存,此后的定位暂不删除;席位开着时会自动留存。</translation>
    </message>
    <message>
        <source>What it is in the first line; more below, if need be</source>
        <translation>第一行写明是什么;需要时下面再写</translation>
    </message>
    <message>
        <source>What it should have said</source>
        <translation>应更正为</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>内容说明</translation>
    </message>
    <message>
        <source>What it would have said</source>
        <translation>将发出的报警</translation>
    </message>
    <message>
        <source>What lies around</source>
        <translation>查询周边</translation>
    </message>
    <message>
        <source>What lies around here …</source>
        <translation>查询此处周边…</translation>
    </message>
    <message>
        <source>What lies around {name} …</source>
        <translation>查询 {name} 周边…</translation>
    </message>
    <message>
        <source>What lies around …</source>
        <translation>查询周边…</translation>
    </message>
    <message>
        <source>What lies inside {name}</source>
        <translation>查询 {name} 范围内</translation>
    </message>
    <message>
        <source>What must be done</source>
        <translation>整改要求</translation>
    </message>
    <message>
        <source>What must they do?</source>
        <translation>要求怎么整改?</translation>
    </message>
    <message>
        <source>What one should know before going there</source>
        <translation>到场前应知道的情况</translation>
    </message>
    <message>
        <source>What raises most</source>
        <translation>报警最多</translation>
    </message>
    <message>
        <source>What ships with the program stays. Nothing was changed.</source>
        <translation>随程序的底图不能移除。未作任何改动。</translation>
    </message>
    <message>
        <source>What should be known</source>
        <translation>需要记下的情况</translation>
    </message>
    <message>
        <source>What sounded</source>
        <translation>响铃记录</translation>
    </message>
    <message>
        <source>What sounded, and why</source>
        <translation>响过什么、为什么</translation>
    </message>
    <message>
        <source>What the camera's server sends is no picture; mend the address.</source>
        <translation>摄像头服务器发来的不是画面;请改正地址。</translation>
    </message>
    <message>
        <source>What this act changed was erased by law. It cannot be taken back.</source>
        <translation>该操作的内容已依法清除,无法撤回。</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What to do first</source>
        <translation>处置要点</translation>
    </message>
    <message>
        <source>What was</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>What was before</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>办理事项</translation>
    </message>
    <message>
        <source>What was done (may stay empty)</source>
        <translation>处置情况(可不填)</translation>
    </message>
    <message>
        <source>What was done?</source>
        <translation>处置情况?</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查情况</translation>
    </message>
    <message>
        <source>What was found on the ground</source>
        <translation>现场所见</translation>
    </message>
    <message>
        <source>What was found …</source>
        <translation>检查结果…</translation>
    </message>
    <message>
        <source>What was it?</source>
        <translation>核实结果?</translation>
    </message>
    <message>
        <source>What was kept with this draw cannot be read; it proves nothing.</source>
        <translation>这次抽取留存的数据无法读取,不能作为证明。</translation>
    </message>
    <message>
        <source>What was lost, in words</source>
        <translation>损失情况</translation>
    </message>
    <message>
        <source>What was next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>答应了什么</translation>
    </message>
    <message>
        <source>What was seen there?</source>
        <translation>现场看到什么?</translation>
    </message>
    <message>
        <source>What was signalled before</source>
        <translation>以往的报警</translation>
    </message>
    <message>
        <source>What you wrote at {time} is here again.</source>
        <translation>{time} 所写内容已恢复。</translation>
    </message>
    <message>
        <source>What {name} may do was changed meanwhile. Nothing was changed; sign in again.</source>
        <translation>{name} 的权限已变更。未作任何更改;请重新登录。</translation>
    </message>
    <message>
        <source>What {name} may do was changed. Sign in again.</source>
        <translation>{name} 的权限已变更。请重新登录。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When: 20 (minutes), 06:00, 11-22 06:00</source>
        <translation>时间:20(分钟)、06:00、11-22 06:00</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Where a unit was is shown for a reason only, which is kept on record: why?</source>
        <translation>查看警力行踪须有事由,并记录在案:为什么查看?</translation>
    </message>
    <message>
        <source>Where alerts gather</source>
        <translation>报警热区</translation>
    </message>
    <message>
        <source>Where cases gather</source>
        <translation>案件热区</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>当前位置</translation>
    </message>
    <message>
        <source>Where it is drawn now</source>
        <translation>原范围不变</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Where one can look</source>
        <translation>可以查看的画面</translation>
    </message>
    <message>
        <source>Where one unit was is shown for a reason only. Nothing was shown; say why.</source>
        <translation>查看单个警力的行踪须说明事由。未显示任何内容;请填写事由。</translation>
    </message>
    <message>
        <source>Where the folder is made</source>
        <translation>文件夹放在哪里</translation>
    </message>
    <message>
        <source>Where {unit} was is nobody's business without a reason: why?</source>
        <translation>查看 {unit} 的行踪须有事由:为什么查看?</translation>
    </message>
    <message>
        <source>Which check point is left out?</source>
        <translation>略过哪个检查点?</translation>
    </message>
    <message>
        <source>Which check point was reached?</source>
        <translation>哪个检查点已到位?</translation>
    </message>
    <message>
        <source>Which kind of case does {name} become?</source>
        <translation>{name} 立为哪类案件?</translation>
    </message>
    <message>
        <source>Which kind of case?</source>
        <translation>哪类案件?</translation>
    </message>
    <message>
        <source>Which note?</source>
        <translation>哪条备注?</translation>
    </message>
    <message>
        <source>Which police get here first</source>
        <translation>哪支警力最先到此处</translation>
    </message>
    <message>
        <source>Which term is extended, and until when?</source>
        <translation>延长哪个期限,延至何时?</translation>
    </message>
    <message>
        <source>While drawing on the map</source>
        <translation>在图上绘制时</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Who and how</source>
        <translation>何队、方式</translation>
    </message>
    <message>
        <source>Who answers for {what}</source>
        <translation>{what} 的责任人</translation>
    </message>
    <message>
        <source>Who approved it?</source>
        <translation>由谁审批?</translation>
    </message>
    <message>
        <source>Who carried it</source>
        <translation>携带记录</translation>
    </message>
    <message>
        <source>Who changed it</source>
        <translation>更改记录</translation>
    </message>
    <message>
        <source>Who closes it</source>
        <translation>补漏责任人</translation>
    </message>
    <message>
        <source>Who comes into the roster? (name or number)</source>
        <translation>谁编入值班表?(姓名或编号)</translation>
    </message>
    <message>
        <source>Who discovered it</source>
        <translation>发现人</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Who is in the roster</source>
        <translation>值班表人员</translation>
    </message>
    <message>
        <source>Who or what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Who ordered it, and by which document</source>
        <translation>何人以何文电下令</translation>
    </message>
    <message>
        <source>Who proposed a key vehicle cannot approve it. Nothing was changed; ask another leader.</source>
        <translation>提出人不能批准自己提出的重点车辆。未作任何更改;请另一位领导批准。</translation>
    </message>
    <message>
        <source>Who reported it</source>
        <translation>报案人</translation>
    </message>
    <message>
        <source>Who saw it, or which bulletin says so</source>
        <translation>谁看到的,或来自哪份通报</translation>
    </message>
    <message>
        <source>Who says so?</source>
        <translation>由谁报告?</translation>
    </message>
    <message>
        <source>Who serves, with rank and duty</source>
        <translation>人员及警衔、职务</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Who takes it</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>Who takes over</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Who takes over ticks each red item with T and signs with S.</source>
        <translation>接班人按 T 逐条勾选红色事项,按 S 签字。</translation>
    </message>
    <message>
        <source>Who takes over? (name or number)</source>
        <translation>由谁顶班?(姓名或编号)</translation>
    </message>
    <message>
        <source>Who took it, for what</source>
        <translation>领用人、勤务</translation>
    </message>
    <message>
        <source>Who works on it</source>
        <translation>办案力量</translation>
    </message>
    <message>
        <source>Whom to send: {title}</source>
        <translation>派谁去:{title}</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Why by one alone</source>
        <translation>单方签字原因</translation>
    </message>
    <message>
        <source>Why did it need nobody?</source>
        <translation>为何无需处置?</translation>
    </message>
    <message>
        <source>Why is it left out?</source>
        <translation>为何略过?</translation>
    </message>
    <message>
        <source>Why is it not heard?</source>
        <translation>为什么听不到?</translation>
    </message>
    <message>
        <source>Why is it shelved?</source>
        <translation>为何搁置?</translation>
    </message>
    <message>
        <source>Why is the signed sheet taken back?</source>
        <translation>为何收回已签的交接单?</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>未导入原因</translation>
    </message>
    <message>
        <source>Why it is removed</source>
        <translation>删除原因</translation>
    </message>
    <message>
        <source>Why no loophole was found</source>
        <translation>为何没有漏洞</translation>
    </message>
    <message>
        <source>Why not the others</source>
        <translation>其余警力</translation>
    </message>
    <message>
        <source>Why so?</source>
        <translation>依据是什么?</translation>
    </message>
    <message>
        <source>Why there</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why: number of the case, who asked</source>
        <translation>事由:案件编号、何人需要</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由?</translation>
    </message>
    <message>
        <source>Wishes to be free</source>
        <translation>希望休息</translation>
    </message>
    <message>
        <source>With</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>With a need</source>
        <translation>有巡护要求</translation>
    </message>
    <message>
        <source>With those struck off</source>
        <translation>含已销号</translation>
    </message>
    <message>
        <source>With those that are over</source>
        <translation>含已结束</translation>
    </message>
    <message>
        <source>With what came back in 7 days</source>
        <translation>含近 7 天已归还</translation>
    </message>
    <message>
        <source>With what is back</source>
        <translation>含已归还</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Within so many metres</source>
        <translation>距离(米)</translation>
    </message>
    <message>
        <source>Within so many metres; of an area 0 is what lies inside</source>
        <translation>多少米以内;区域填 0 即其范围内</translation>
    </message>
    <message>
        <source>Without a reason nothing was changed.</source>
        <translation>未填原因,未作任何更改。</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>证人</translation>
    </message>
    <message>
        <source>Words on the map</source>
        <translation>文字标注</translation>
    </message>
    <message>
        <source>Work area</source>
        <translation>作业区</translation>
    </message>
    <message>
        <source>Work areas</source>
        <translation>作业区</translation>
    </message>
    <message>
        <source>Work has begun</source>
        <translation>开始整改</translation>
    </message>
    <message>
        <source>Work on the spot is approved</source>
        <translation>现场作业已报批</translation>
    </message>
    <message>
        <source>Work on {name} has begun: who says so?</source>
        <translation>{name} 已开始整改:谁告知的?</translation>
    </message>
    <message>
        <source>Would have fired {n} times in the 30 days before {at} ({fixes} positions); tried by {who}.</source>
        <translation>{at} 前30天会触发 {n} 次({fixes} 个定位)。试算人: {who}。</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Write GPX …</source>
        <translation>导出 GPX …</translation>
    </message>
    <message>
        <source>Write a file …</source>
        <translation>写出文件…</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>Write the list …</source>
        <translation>导出清单…</translation>
    </message>
    <message>
        <source>Write to a file …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write what was found</source>
        <translation>导出查到的结果</translation>
    </message>
    <message>
        <source>Write {n} cases to a file</source>
        <translation>导出 {n} 起案件</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Written into the duty log.</source>
        <translation>已记入值班日志。</translation>
    </message>
    <message>
        <source>Written to a file</source>
        <translation>写出文件</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>已写入 {file}</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写出:{file}</translation>
    </message>
    <message>
        <source>Written: {file} (SHA-256 {sum})</source>
        <translation>已写出:{file}(SHA-256 {sum})</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>Wrong passwords</source>
        <translation>输错次数</translation>
    </message>
    <message>
        <source>Wrong row</source>
        <translation>点错了行</translation>
    </message>
    <message>
        <source>XML, but not KML</source>
        <translation>XML 文件，但不是 KML</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>You have no password: anybody could open the desk again. It was not locked.</source>
        <translation>您没有设密码,锁定后谁都能打开。未锁定。</translation>
    </message>
    <message>
        <source>You have taken this alert on already. Nothing was changed.</source>
        <translation>您已接手该报警。未作更改。</translation>
    </message>
    <message>
        <source>Your draft of {time} is here again; Ctrl+Enter saves it, Esc leaves it.</source>
        <translation>{time} 的草稿已恢复;Ctrl+Enter 保存,Esc 暂不保存。</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Zone crossed</source>
        <translation>越界</translation>
    </message>
    <message>
        <source>Zone entered</source>
        <translation>进入区域</translation>
    </message>
    <message>
        <source>Zone left</source>
        <translation>离开区域</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Zooms</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>[Test] Alarm chain</source>
        <translation>【测试】报警链路</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>7z 压缩包</translation>
    </message>
    <message>
        <source>a FIT track</source>
        <translation>FIT 轨迹文件</translation>
    </message>
    <message>
        <source>a GPX track</source>
        <translation>GPX 轨迹文件</translation>
    </message>
    <message>
        <source>a PDF</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 压缩包</translation>
    </message>
    <message>
        <source>a Shapefile under another name</source>
        <translation>改了名的 Shapefile</translation>
    </message>
    <message>
        <source>a TCX track</source>
        <translation>TCX 轨迹文件</translation>
    </message>
    <message>
        <source>a code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>a file that is closed</source>
        <translation>已关闭的案卷</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>gzip 压缩包</translation>
    </message>
    <message>
        <source>a line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>a map tile archive</source>
        <translation>地图瓦片包</translation>
    </message>
    <message>
        <source>a mixture of shapes</source>
        <translation>混合图形</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a picture (TIFF)</source>
        <translation>图片（TIFF）</translation>
    </message>
    <message>
        <source>a piece of KML without its outer &lt;kml&gt;</source>
        <translation>缺少外层 &lt;kml&gt; 的 KML 片段</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>a stay of {n} min</source>
        <translation>停留 {n} 分钟</translation>
    </message>
    <message>
        <source>a web page (some systems export such files as .xls)</source>
        <translation>网页（有些系统把网页导出为 .xls）</translation>
    </message>
    <message>
        <source>a zip archive without a Shapefile, KML or XLSX in it</source>
        <translation>不含 Shapefile、KML 或 XLSX 的压缩包</translation>
    </message>
    <message>
        <source>about 1 : {n} (middle of the map)</source>
        <translation>约 1 : {n}(图幅中央)</translation>
    </message>
    <message>
        <source>alarms at {n} % at least</source>
        <translation>报警音量不低于 {n} %</translation>
    </message>
    <message>
        <source>always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>an AutoCAD drawing (DWG)</source>
        <translation>AutoCAD 图纸（DWG）</translation>
    </message>
    <message>
        <source>an AutoCAD drawing (DXF)</source>
        <translation>AutoCAD 图纸（DXF）</translation>
    </message>
    <message>
        <source>an Esri file geodatabase</source>
        <translation>Esri 文件地理数据库</translation>
    </message>
    <message>
        <source>an NMEA track</source>
        <translation>NMEA 轨迹文件</translation>
    </message>
    <message>
        <source>an Office document without a table that can be read</source>
        <translation>没有可读表格的 Office 文档</translation>
    </message>
    <message>
        <source>an area</source>
        <translation>面</translation>
    </message>
    <message>
        <source>an old Excel or Word file (.xls, .doc)</source>
        <translation>旧版 Excel 或 Word 文件（.xls、.doc）</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 项</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>{name} 审批</translation>
    </message>
    <message>
        <source>as exact as they are known</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>as found: {encoding}</source>
        <translation>按检测:{encoding}</translation>
    </message>
    <message>
        <source>as is: {crs}</source>
        <translation>按现状:{crs}</translation>
    </message>
    <message>
        <source>as the file says: {crs}</source>
        <translation>按文件所述:{crs}</translation>
    </message>
    <message>
        <source>as the format is usual: WGS84</source>
        <translation>默认:WGS84</translation>
    </message>
    <message>
        <source>as {crs}: shifted by {moved}</source>
        <translation>按 {crs}:偏移 {moved}</translation>
    </message>
    <message>
        <source>ask for the data behind it</source>
        <translation>请索取其原始数据</translation>
    </message>
    <message>
        <source>ask for the file again</source>
        <translation>请重新索取该文件</translation>
    </message>
    <message>
        <source>ask for the table or the drawing behind it</source>
        <translation>请索取其原始表格或图纸</translation>
    </message>
    <message>
        <source>ask for the whole KML file</source>
        <translation>请索取完整的 KML 文件</translation>
    </message>
    <message>
        <source>at its post</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>base map</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>better than the plain count</source>
        <translation>优于简单计数</translation>
    </message>
    <message>
        <source>breach not mended</source>
        <translation>问题未改正</translation>
    </message>
    <message>
        <source>busy with call {call}</source>
        <translation>正处置警情 {call}</translation>
    </message>
    <message>
        <source>by importance</source>
        <translation>按重要程度</translation>
    </message>
    <message>
        <source>by kind</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>by last visit</source>
        <translation>按最近到访</translation>
    </message>
    <message>
        <source>by medium</source>
        <translation>按介质</translation>
    </message>
    <message>
        <source>by name, this user has no password</source>
        <translation>以姓名确认,该用户未设密码</translation>
    </message>
    <message>
        <source>by operator</source>
        <translation>按权属单位</translation>
    </message>
    <message>
        <source>by owner</source>
        <translation>按责任人</translation>
    </message>
    <message>
        <source>by password</source>
        <translation>密码验证</translation>
    </message>
    <message>
        <source>by status</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>cameras.toml cannot be read: {reason}. No camera was asked; mend it or delete it.</source>
        <translation>cameras.toml 无法读取:{reason}。未连接摄像头;请改正或删除该文件。</translation>
    </message>
    <message>
        <source>cameras.toml knows only [[sign_in]] with {keys}, each a text, with a host. No camera was asked; mend it.</source>
        <translation>cameras.toml 只认 [[sign_in]] 及其 {keys},均为文本且须有 host。未连接摄像头;请改正。</translation>
    </message>
    <message>
        <source>cannot be closed</source>
        <translation>无法封控</translation>
    </message>
    <message>
        <source>choose a system</source>
        <translation>请选择坐标系</translation>
    </message>
    <message>
        <source>choose a team</source>
        <translation>请选队伍</translation>
    </message>
    <message>
        <source>choose one GeoJSON, Shapefile, GeoPackage, KML, CSV or XLSX file</source>
        <translation>请选择一个 GeoJSON、Shapefile、GeoPackage、KML、CSV 或 XLSX 文件</translation>
    </message>
    <message>
        <source>closes by {day}, {age} left</source>
        <translation>限 {day},还剩 {age}</translation>
    </message>
    <message>
        <source>cut off by closed roads</source>
        <translation>道路封闭,无法到达</translation>
    </message>
    <message>
        <source>cut short or too large</source>
        <translation>不完整或过大</translation>
    </message>
    <message>
        <source>datum not declared</source>
        <translation>基准未声明</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>days unchecked</source>
        <translation>未查天数</translation>
    </message>
    <message>
        <source>degrees, minutes and seconds</source>
        <translation>按度、分、秒理解</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>draw no. {n} of the shift</source>
        <translation>本班第 {n} 次抽取</translation>
    </message>
    <message>
        <source>drawn with a chance of {n} %</source>
        <translation>抽中概率 {n}%</translation>
    </message>
    <message>
        <source>duty level</source>
        <translation>勤务等级</translation>
    </message>
    <message>
        <source>e.g. new car, terminal changed</source>
        <translation>如:新车、换终端</translation>
    </message>
    <message>
        <source>e.g. night patrol, terminal changed</source>
        <translation>如:夜间联巡、更换终端</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>easting was given first</source>
        <translation>先横坐标(东)后纵坐标(北)</translation>
    </message>
    <message>
        <source>ended {time}</source>
        <translation>{time} 停止执行</translation>
    </message>
    <message>
        <source>ends at</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>every post</source>
        <translation>基数</translation>
    </message>
    <message>
        <source>every zoom</source>
        <translation>所有级别</translation>
    </message>
    <message>
        <source>export its tables to GeoPackage</source>
        <translation>请把其中的表导出为 GeoPackage</translation>
    </message>
    <message>
        <source>far from the county</source>
        <translation>远离本县</translation>
    </message>
    <message>
        <source>farther than {minutes} min</source>
        <translation>超过 {minutes} 分钟</translation>
    </message>
    <message>
        <source>feed</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>feeds.toml has no section {name}; it knows {known}. No feed was started.</source>
        <translation>feeds.toml 没有 {name} 一节;可用的是 {known}。没有启动任何数据源。</translation>
    </message>
    <message>
        <source>for everybody</source>
        <translation>所有人可用</translation>
    </message>
    <message>
        <source>foreseen {time}</source>
        <translation>预计 {time}</translation>
    </message>
    <message>
        <source>from where it lives</source>
        <translation>自驻地出发</translation>
    </message>
    <message>
        <source>from {time}</source>
        <translation>{time} 起</translation>
    </message>
    <message>
        <source>from, such as K12+300</source>
        <translation>起,如 K12+300</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>gap: incidents, and under 6 min of strength; thin: twice the incidents of its share; idle: 30 min and more, nothing happened. Darker: more.</source>
        <translation>缺:有警情,警力不足 6 分钟;少:警情达警力占比的两倍以上;闲:警力 30 分钟以上而无警情。颜色越深数值越大。</translation>
    </message>
    <message>
        <source>give GeoJSON, Shapefile, GeoPackage, KML, CSV or XLSX</source>
        <translation>请提供 GeoJSON、Shapefile、GeoPackage、KML、CSV 或 XLSX 文件</translation>
    </message>
    <message>
        <source>ha</source>
        <translation>公顷</translation>
    </message>
    <message>
        <source>heads missing</source>
        <translation>缺员</translation>
    </message>
    <message>
        <source>here</source>
        <translation>就在此处</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>闲</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>还有{time}</translation>
    </message>
    <message>
        <source>inaccurate</source>
        <translation>精度差</translation>
    </message>
    <message>
        <source>it answers with a document of another kind ({kind})</source>
        <translation>返回的是另一种文档({kind})</translation>
    </message>
    <message>
        <source>it answers with a web page</source>
        <translation>返回的是网页</translation>
    </message>
    <message>
        <source>it answers with a web page instead of a tile</source>
        <translation>返回的是网页而不是瓦片</translation>
    </message>
    <message>
        <source>it answers with an error of the service: {said}</source>
        <translation>服务报错:{said}</translation>
    </message>
    <message>
        <source>it answers {status}</source>
        <translation>返回 {status}</translation>
    </message>
    <message>
        <source>it answers {status} (no such tile)</source>
        <translation>返回 {status}(没有这张瓦片)</translation>
    </message>
    <message>
        <source>it answers {status}: key or right are missing</source>
        <translation>返回 {status}:缺少密钥或权限</translation>
    </message>
    <message>
        <source>it cannot be read ({reason})</source>
        <translation>无法读取({reason})</translation>
    </message>
    <message>
        <source>it comes in as tracks, not as a layer: choose “Tracks” there</source>
        <translation>它作为轨迹导入,不作为图层:请在那里选“轨迹”</translation>
    </message>
    <message>
        <source>it defines XML entities, which no map server needs</source>
        <translation>其中定义了 XML 实体,地图服务器并不需要这个</translation>
    </message>
    <message>
        <source>it does not answer within {n} s</source>
        <translation>{n} 秒内没有应答</translation>
    </message>
    <message>
        <source>it has no address (url)</source>
        <translation>没有地址(url)</translation>
    </message>
    <message>
        <source>it has no id</source>
        <translation>没有 id</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>it is no table</source>
        <translation>不是一个表</translation>
    </message>
    <message>
        <source>it is not written in {name} as it says</source>
        <translation>其内容并非所声明的 {name} 编码</translation>
    </message>
    <message>
        <source>it names no layer</source>
        <translation>其中没有任何图层</translation>
    </message>
    <message>
        <source>it refuses the connection</source>
        <translation>拒绝连接</translation>
    </message>
    <message>
        <source>it sends one on to another host ({host})</source>
        <translation>转向了另一台主机({host})</translation>
    </message>
    <message>
        <source>its XML is broken ({reason})</source>
        <translation>其 XML 已损坏({reason})</translation>
    </message>
    <message>
        <source>its certificate is not trusted on this computer</source>
        <translation>本机不信任其证书</translation>
    </message>
    <message>
        <source>its datum is not declared (WGS-84, CGCS2000, GCJ-02 or BD-09)</source>
        <translation>未声明坐标基准(WGS-84、CGCS2000、GCJ-02 或 BD-09)</translation>
    </message>
    <message>
        <source>its encoding {name} is not known</source>
        <translation>其编码 {name} 无法识别</translation>
    </message>
    <message>
        <source>its file {file} is not there</source>
        <translation>找不到文件 {file}</translation>
    </message>
    <message>
        <source>its grid is not known</source>
        <translation>不认识其格网</translation>
    </message>
    <message>
        <source>its host is not known</source>
        <translation>找不到其主机</translation>
    </message>
    <message>
        <source>its own area</source>
        <translation>本辖区</translation>
    </message>
    <message>
        <source>its tiles are broken</source>
        <translation>瓦片已损坏</translation>
    </message>
    <message>
        <source>its tiles are empty (0 bytes)</source>
        <translation>瓦片为空(0 字节)</translation>
    </message>
    <message>
        <source>its tiles are of a form that cannot be drawn ({form})</source>
        <translation>瓦片格式无法绘制({form})</translation>
    </message>
    <message>
        <source>jumped</source>
        <translation>跳点</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>key: {what}</source>
        <translation>重点{what}</translation>
    </message>
    <message>
        <source>km</source>
        <translation>km</translation>
    </message>
    <message>
        <source>km/h. A click goes to that moment.</source>
        <translation>公里/小时,点击跳到该时刻</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>km²</translation>
    </message>
    <message>
        <source>last heard {time}</source>
        <translation>最后定位 {time}</translation>
    </message>
    <message>
        <source>last message {time}</source>
        <translation>最近收到 {time}</translation>
    </message>
    <message>
        <source>last visit {unit}, {age}</source>
        <translation>最近到访 {unit},{age}</translation>
    </message>
    <message>
        <source>latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>latitude was given first</source>
        <translation>先纬度后经度</translation>
    </message>
    <message>
        <source>left out: {why}</source>
        <translation>未到:{why}</translation>
    </message>
    <message>
        <source>less</source>
        <translation>减</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>longitude / latitude</source>
        <translation>经度 / 纬度</translation>
    </message>
    <message>
        <source>longitude was given first</source>
        <translation>先经度后纬度</translation>
    </message>
    <message>
        <source>longitude, latitude (WGS-84)</source>
        <translation>经度, 纬度(WGS-84)</translation>
    </message>
    <message>
        <source>looked at again, at most two hours or so later</source>
        <translation>约两小时内再次查看</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>可能是偶然</translation>
    </message>
    <message>
        <source>month {month}, about {begun} o'clock</source>
        <translation>{month} 月,{begun} 时许</translation>
    </message>
    <message>
        <source>month {month}, between {begun} and {ended} o'clock</source>
        <translation>{month} 月,{begun} 时至 {ended} 时之间</translation>
    </message>
    <message>
        <source>more</source>
        <translation>增</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>m²</source>
        <translation>m²</translation>
    </message>
    <message>
        <source>name it .shp, beside its .dbf, .shx and .prj</source>
        <translation>请把扩展名改回 .shp，并与 .dbf、.shx、.prj 放在一起</translation>
    </message>
    <message>
        <source>nearest police</source>
        <translation>最近的民警</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no JSON</source>
        <translation>并非 JSON 文件</translation>
    </message>
    <message>
        <source>no SQLite file</source>
        <translation>不是 SQLite 文件</translation>
    </message>
    <message>
        <source>no XML</source>
        <translation>并非 XML 文件</translation>
    </message>
    <message>
        <source>no leader</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>no names</source>
        <translation>不标名称</translation>
    </message>
    <message>
        <source>no roads: all times are estimates</source>
        <translation>无道路数据:时间均为估算</translation>
    </message>
    <message>
        <source>no room</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>no simple call: police only</source>
        <translation>非简易警情,只派民警</translation>
    </message>
    <message>
        <source>no template</source>
        <translation>不用模板</translation>
    </message>
    <message>
        <source>no tiles, vector map</source>
        <translation>无瓦片,显示矢量图</translation>
    </message>
    <message>
        <source>no vehicle</source>
        <translation>无车辆</translation>
    </message>
    <message>
        <source>no zone was given: the county's is taken</source>
        <translation>没有带号,按本县所在带</translation>
    </message>
    <message>
        <source>nobody knows where it is</source>
        <translation>位置不明</translation>
    </message>
    <message>
        <source>none of its {n} layers lies on the Web Mercator grid in a form that can be drawn</source>
        <translation>它的 {n} 个图层都不在可绘制的 Web 墨卡托网格上,或格式无法绘制</translation>
    </message>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>northing was given first</source>
        <translation>先纵坐标(北)后横坐标(东)</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>not confirmed: say it by voice</source>
        <translation>未回执:请改用语音</translation>
    </message>
    <message>
        <source>not declared</source>
        <translation>未声明</translation>
    </message>
    <message>
        <source>not in 90 days</source>
        <translation>90天内无记录</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing chosen yet</source>
        <translation>尚未选择对象</translation>
    </message>
    <message>
        <source>of 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>of 7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>of 90 days</source>
        <translation>近 90 天</translation>
    </message>
    <message>
        <source>of a year</source>
        <translation>近一年</translation>
    </message>
    <message>
        <source>of no kind that is known here</source>
        <translation>无法识别的文件</translation>
    </message>
    <message>
        <source>of the future</source>
        <translation>时间在将来</translation>
    </message>
    <message>
        <source>of two years</source>
        <translation>近两年</translation>
    </message>
    <message>
        <source>of {count} of them before and after were erased by law</source>
        <translation>其中 {count} 行的变更前后内容已依法抹去</translation>
    </message>
    <message>
        <source>off duty</source>
        <translation>不在勤</translation>
    </message>
    <message>
        <source>on its way back</source>
        <translation>返程中</translation>
    </message>
    <message>
        <source>only at a broken chain: K12+250</source>
        <translation>仅断链处填写:K12+250</translation>
    </message>
    <message>
        <source>open hazards</source>
        <translation>未销隐患</translation>
    </message>
    <message>
        <source>over since {time}</source>
        <translation>{time} 已失效</translation>
    </message>
    <message>
        <source>overdue {age} · {step}</source>
        <translation>超期 {age} · {step}</translation>
    </message>
    <message>
        <source>overdue {time}</source>
        <translation>超时 {time}</translation>
    </message>
    <message>
        <source>patrolling</source>
        <translation>巡逻中</translation>
    </message>
    <message>
        <source>paused {n} min</source>
        <translation>暂停 {n} 分钟</translation>
    </message>
    <message>
        <source>pieces {numbers}</source>
        <translation>第 {numbers} 块</translation>
    </message>
    <message>
        <source>program {place}</source>
        <translation>程序 {place}</translation>
    </message>
    <message>
        <source>put it into the maps folder</source>
        <translation>请放入 maps 文件夹</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>report every {n} min</source>
        <translation>每 {n} 分钟上报</translation>
    </message>
    <message>
        <source>report when something happens</source>
        <translation>有情况即报</translation>
    </message>
    <message>
        <source>rests until {time}</source>
        <translation>休整至 {time}</translation>
    </message>
    <message>
        <source>review by {time}</source>
        <translation>复核期限 {time}</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>同一电话</translation>
    </message>
    <message>
        <source>same place</source>
        <translation>同一地点</translation>
    </message>
    <message>
        <source>save it as .xlsx or CSV</source>
        <translation>请另存为 .xlsx 或 CSV</translation>
    </message>
    <message>
        <source>save it as GeoJSON</source>
        <translation>请另存为 GeoJSON</translation>
    </message>
    <message>
        <source>save it as Shapefile, GeoPackage or GeoJSON</source>
        <translation>请另存为 Shapefile、GeoPackage 或 GeoJSON</translation>
    </message>
    <message>
        <source>save the table as .xlsx or CSV</source>
        <translation>请把表格另存为 .xlsx 或 CSV</translation>
    </message>
    <message>
        <source>seen by {name}</source>
        <translation>{name} 已确认</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>several points</source>
        <translation>多个点</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>自 {time}</translation>
    </message>
    <message>
        <source>some of its tiles are of a form that cannot be drawn</source>
        <translation>部分瓦片的格式无法绘制</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>standing by</source>
        <translation>备勤</translation>
    </message>
    <message>
        <source>stood on {n} sheets before</source>
        <translation>此前已连续 {n} 班在列</translation>
    </message>
    <message>
        <source>straight line</source>
        <translation>直线估算</translation>
    </message>
    <message>
        <source>taken as {datum}</source>
        <translation>按 {datum} 理解</translation>
    </message>
    <message>
        <source>taken as {datum}, shown in WGS-84</source>
        <translation>按 {datum} 理解,已换算为 WGS-84</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>taken back at the desk</source>
        <translation>本台撤回</translation>
    </message>
    <message>
        <source>the difference may be chance</source>
        <translation>差异可能是偶然</translation>
    </message>
    <message>
        <source>the drawn shape</source>
        <translation>所绘图形</translation>
    </message>
    <message>
        <source>the first {n} are shown</source>
        <translation>显示前 {n} 行</translation>
    </message>
    <message>
        <source>the folder is gone</source>
        <translation>文件夹已不在</translation>
    </message>
    <message>
        <source>the newest {n} of {all} lines</source>
        <translation>最新 {n} 条,共 {all} 条</translation>
    </message>
    <message>
        <source>the zooms it was made for</source>
        <translation>默认级别</translation>
    </message>
    <message>
        <source>then {unit}</source>
        <translation>之后归{unit}</translation>
    </message>
    <message>
        <source>there first</source>
        <translation>最先到达</translation>
    </message>
    <message>
        <source>thin</source>
        <translation>少</translation>
    </message>
    <message>
        <source>this</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>this zoom ({zoom}) and farther out</source>
        <translation>当前级别 ({zoom}) 及更远</translation>
    </message>
    <message>
        <source>this zoom ({zoom}) and nearer</source>
        <translation>当前级别 ({zoom}) 及更近</translation>
    </message>
    <message>
        <source>tiles in degrees (Tianditu's _c, EPSG:4326, EPSG:4490) lie on another grid</source>
        <translation>经纬度瓦片(天地图 _c、EPSG:4326、EPSG:4490)用的是另一种格网</translation>
    </message>
    <message>
        <source>to about 1 km</source>
        <translation>约 1 千米</translation>
    </message>
    <message>
        <source>to about 1 m</source>
        <translation>约 1 米</translation>
    </message>
    <message>
        <source>to about 100 m</source>
        <translation>约 100 米</translation>
    </message>
    <message>
        <source>to; empty: to its end</source>
        <translation>止;空为到末端</translation>
    </message>
    <message>
        <source>told twice</source>
        <translation>同一时刻重复</translation>
    </message>
    <message>
        <source>too fast</source>
        <translation>过快</translation>
    </message>
    <message>
        <source>too few incidents to judge by</source>
        <translation>警情太少,不足以判断</translation>
    </message>
    <message>
        <source>too late for the watch: {n}</source>
        <translation>太晚,未参与预警:{n}</translation>
    </message>
    <message>
        <source>towgs84= takes three or seven numbers: shifts in metres, rotations in arc seconds, scale in ppm. Nothing was changed.</source>
        <translation>towgs84= 需要三个或七个数:平移(米)、旋转(角秒)、尺度(百万分之一)。未作任何改动。</translation>
    </message>
    <message>
        <source>tracks come in with patrols, not as a layer; save it as KML or GeoJSON</source>
        <translation>轨迹随巡逻记录导入，不作为图层；请另存为 KML 或 GeoJSON</translation>
    </message>
    <message>
        <source>turns short: {n}</source>
        <translation>{n} 个班缺员</translation>
    </message>
    <message>
        <source>under way {n} min</source>
        <translation>执行 {n} 分钟</translation>
    </message>
    <message>
        <source>units that are sent heard every {n} min (now {before})</source>
        <translation>派出单位每 {n} 分钟点名(现 {before})</translation>
    </message>
    <message>
        <source>unpack it first</source>
        <translation>请先解压</translation>
    </message>
    <message>
        <source>until it is given on</source>
        <translation>至另行移交</translation>
    </message>
    <message>
        <source>until removed</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>至 {time}</translation>
    </message>
    <message>
        <source>watch rules wait {n} % of their time (now {before} %)</source>
        <translation>预警规则的等待时间按 {n}% 计(现 {before}%)</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>with legend</source>
        <translation>带图例</translation>
    </message>
    <message>
        <source>without a time</source>
        <translation>无时间</translation>
    </message>
    <message>
        <source>worked instead</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>worse than the plain count</source>
        <translation>不如简单计数</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>yuan</source>
        <translation>元</translation>
    </message>
    <message>
        <source>zones looked at every {n} min (now {before})</source>
        <translation>巡查区域每 {n} 分钟查看一次(现 {before})</translation>
    </message>
    <message>
        <source>zoom {first}-{last}</source>
        <translation>{first}-{last} 级</translation>
    </message>
    <message>
        <source>{address} is no live address. Nothing was changed; it begins with rtsp://, rtsps://, http:// or https:// and names a server.</source>
        <translation>{address} 不是实时视频地址。未作改动;地址须以 rtsp://、rtsps://、http:// 或 https:// 开头并写明服务器。</translation>
    </message>
    <message>
        <source>{alerts} alerts, {true} of them true</source>
        <translation>报警 {alerts} 条,其中真警 {true} 条</translation>
    </message>
    <message>
        <source>{alias} is not connected, and is not offered here again</source>
        <translation>{alias} 已标为无关联,不再推荐</translation>
    </message>
    <message>
        <source>{alias} put into the series {series}</source>
        <translation>{alias} 已并入系列 {series}</translation>
    </message>
    <message>
        <source>{alias} taken out of the series {series}</source>
        <translation>{alias} 已移出系列 {series}</translation>
    </message>
    <message>
        <source>{a}, {b} are neither degrees nor metres of a zone: a northing has seven digits, an easting six, or eight with its zone in front.</source>
        <translation>{a}, {b} 既不是度数,也不是分带的米数:纵坐标(北)为七位,横坐标(东)为六位,带号在前为八位。</translation>
    </message>
    <message>
        <source>{a}, {b} is no place on earth: longitude is 180 at most, latitude 90.</source>
        <translation>{a}, {b} 不是地球上的位置:经度不超过 180,纬度不超过 90。</translation>
    </message>
    <message>
        <source>{chainage} m is no distance along a line. Nothing was changed.</source>
        <translation>{chainage} 米不是沿线距离。未作任何改动。</translation>
    </message>
    <message>
        <source>{changing} would change, {same} have it already.</source>
        <translation>将更改 {changing} 个,{same} 个已是此值。</translation>
    </message>
    <message>
        <source>{clock}: no rule is known for {day}, so no term is worked out. Add it to the table.</source>
        <translation>{clock}:{day} 适用的规定不在期限表中,未计算期限。请补入期限表。</translation>
    </message>
    <message>
        <source>{clock}: since when the case is “{status}” is not known, so no term is worked out.</source>
        <translation>{clock}:不知案件何时进入“{status}”,未计算期限。</translation>
    </message>
    <message>
        <source>{code} is no 20-digit id of GB/T 28181. Nothing was started; give the camera its id as code.</source>
        <translation>{code} 不是 GB/T 28181 的 20 位编号。未启动任何程序;请将国标编号填为该摄像头的编号。</translation>
    </message>
    <message>
        <source>{code} is the code of no check point of this patrol. Nothing was changed; read it again.</source>
        <translation>{code} 不是本次联巡任何检查点的验证码。未作改动；请重新读取。</translation>
    </message>
    <message>
        <source>{code} stands already on this layer. Nothing was changed; give another code, or merge the doubles.</source>
        <translation>本图层已有编号 {code}。未作任何更改;请换一个编号,或合并重复项。</translation>
    </message>
    <message>
        <source>{count} areas had crossing outlines and were mended.</source>
        <translation>{count} 个区域轮廓自相交,已修复。</translation>
    </message>
    <message>
        <source>{count} files read, {wrong} are not what they were</source>
        <translation>已校验 {count} 个文件,其中 {wrong} 个与收存时不符</translation>
    </message>
    <message>
        <source>{count} files were altered where they are kept and were not copied; an earlier backup may have them: {files}. Everything else is in {copy}.</source>
        <translation>有 {count} 个文件在存放处被改动,未复制;较早的备份中可能还有:{files}。其余均已备份到 {copy}。</translation>
    </message>
    <message>
        <source>{count} loopholes are not seen closed on the ground, first: {what}. Nothing was changed; check them.</source>
        <translation>还有 {count} 处漏洞未经现场核实补上,第一处:{what}。没有改动;请到现场核实。</translation>
    </message>
    <message>
        <source>{count} loose ends lie within 20 m of another road and may be slips of the pen: {places}.</source>
        <translation>{count} 个断头距另一条路不足 20 米,可能是绘制误差:{places}。</translation>
    </message>
    <message>
        <source>{count} pieces of the road network ({km} km) do not hang together with the rest.</source>
        <translation>路网有 {count} 段({km} km)与其余部分不连通。</translation>
    </message>
    <message>
        <source>{count} places are too few: a line needs two, an area three. Nothing was changed.</source>
        <translation>只有 {count} 个点:线至少两个,面至少三个。未作任何更改。</translation>
    </message>
    <message>
        <source>{count} roads end at no other road.</source>
        <translation>{count} 条路的端点不接其他道路。</translation>
    </message>
    <message>
        <source>{count} rows had no code; codes were made of file name and row number.</source>
        <translation>{count} 行没有编号;已用文件名和行号生成。</translation>
    </message>
    <message>
        <source>{count} rows name no asset that is there (by its code); they were left out.</source>
        <translation>{count} 行的编号找不到对应资产,已略过。</translation>
    </message>
    <message>
        <source>{count} rows name something that is not there (by its code); that link was left blank.</source>
        <translation>{count} 行引用的编号不存在；该关联留空。</translation>
    </message>
    <message>
        <source>{count} rows of the audit checked</source>
        <translation>已核验审计记录 {count} 行</translation>
    </message>
    <message>
        <source>{count} rows of this import were changed since. Nothing was taken back; undo those first.</source>
        <translation>本次导入有 {count} 行此后被改动。未撤回;请先撤销那些改动。</translation>
    </message>
    <message>
        <source>{count} rows written to {file}</source>
        <translation>已写入 {count} 行到 {file}</translation>
    </message>
    <message>
        <source>{count} terminals are signed in.</source>
        <translation>{count} 台终端在线。</translation>
    </message>
    <message>
        <source>{count} texts of case files can be found</source>
        <translation>案件文字 {count} 段可供检索</translation>
    </message>
    <message>
        <source>{datum} has no metres: give its degrees.</source>
        <translation>{datum} 没有以米计的坐标,请给出度数。</translation>
    </message>
    <message>
        <source>{day} is over. Nothing was changed; give a reason to correct who served.</source>
        <translation>{day} 已过。未作任何更改;要更正当日值班人员,请填写原因。</translation>
    </message>
    <message>
        <source>{day}, {post}: nobody from {begin} to {end}; it is a guard round the clock.</source>
        <translation>{day} {post}:{begin} 至 {end} 无人;该岗须 24 小时守护。</translation>
    </message>
    <message>
        <source>{day}, {turn}: {n} short of those who are {wanted}.</source>
        <translation>{day} {turn}:缺 {n} 名{wanted}。</translation>
    </message>
    <message>
        <source>{day}, {turn}: {n} short.</source>
        <translation>{day} {turn}:缺 {n} 人。</translation>
    </message>
    <message>
        <source>{desk} hears the sources and judges the rules for all desks; when it falls silent, another takes over.</source>
        <translation>“{desk}”代各席位接收数据源、判断预警规则;该席位失去响应时,由其他席位接替。</translation>
    </message>
    <message>
        <source>{desk} hears the sources for all desks. Nothing was changed; switch them there.</source>
        <translation>数据源由“{desk}”代各席位接收,未做更改;请在该席位启停。</translation>
    </message>
    <message>
        <source>{distance} apart</source>
        <translation>相距 {distance}</translation>
    </message>
    <message>
        <source>{distance} in all</source>
        <translation>总长 {distance}</translation>
    </message>
    <message>
        <source>{distance} {direction} of {name}</source>
        <translation>{name} {direction}侧 {distance}</translation>
    </message>
    <message>
        <source>{done} of {total} days</source>
        <translation>{done} / {total} 天</translation>
    </message>
    <message>
        <source>{done} of {total} rooms; Esc stops</source>
        <translation>已排 {done}/{total} 个警务室;Esc 停止</translation>
    </message>
    <message>
        <source>{east} m lies outside zone {zone}.</source>
        <translation>横坐标 {east} 米超出第 {zone} 带。</translation>
    </message>
    <message>
        <source>{field} cannot be less than nothing. Nothing was saved.</source>
        <translation>“{field}”不能为负数。未保存。</translation>
    </message>
    <message>
        <source>{field} cannot be more than 100 per cent. Nothing was saved.</source>
        <translation>“{field}”不能超过 100%。未保存。</translation>
    </message>
    <message>
        <source>{field} holds signs that cannot be shown. Nothing was saved.</source>
        <translation>“{field}”含有无法显示的字符。未保存。</translation>
    </message>
    <message>
        <source>{field} is longer than {most} characters. Nothing was saved; shorten it.</source>
        <translation>“{field}”超过 {most} 个字。未保存;请缩短。</translation>
    </message>
    <message>
        <source>{field} is more than a thousand million. Nothing was saved; check it.</source>
        <translation>“{field}”超过 10 亿。未保存;请核对。</translation>
    </message>
    <message>
        <source>{field} is no number. Nothing was saved.</source>
        <translation>“{field}”不是数字。未保存。</translation>
    </message>
    <message>
        <source>{field} is wanting. Nothing was saved.</source>
        <translation>缺少“{field}”。未保存。</translation>
    </message>
    <message>
        <source>{field} lies before 1950. Nothing was saved; check the year.</source>
        <translation>“{field}”早于 1950 年。未保存;请核对年份。</translation>
    </message>
    <message>
        <source>{field} lies in the future. Nothing was saved; check the time.</source>
        <translation>“{field}”晚于现在。未保存;请核对时间。</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}:{before} → {after}</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}:{value}</translation>
    </message>
    <message>
        <source>{file} cannot be read ({why}).</source>
        <translation>无法读取 {file}({why})。</translation>
    </message>
    <message>
        <source>{file} cannot be read any more ({why}).</source>
        <translation>{file} 现已无法读取({why})。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. It was left as it is and the other base maps are kept; mend it.</source>
        <translation>无法读取 {file}:{reason}。文件保持原样,其余底图保留;请改正它。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. It was left as it is; mend it or delete it to start with the defaults.</source>
        <translation>{file} 无法读取:{reason}。已原样保留;请修正,或删除后以默认设置启动。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. No feed was started; mend it or delete it to listen to nothing.</source>
        <translation>{file} 无法读取:{reason}。没有启动任何数据源;请改正它,或删除它(不接收任何数据)。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. The feed was not started.</source>
        <translation>{file} 无法读取:{reason}。该数据源未启动。</translation>
    </message>
    <message>
        <source>{file} cannot be used: {reason}. It was left as it is; mend it, or delete it to use the shipped one.</source>
        <translation>{file} 无法使用：{reason}。文件保持原样；请修改，或删除后使用自带的。</translation>
    </message>
    <message>
        <source>{file} cannot be written ({why}). Nothing was changed.</source>
        <translation>无法写入 {file}({why})。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} cannot be written. No picture was made.</source>
        <translation>{file} 无法写入。未生成图片。</translation>
    </message>
    <message>
        <source>{file} cannot be written. Nothing was saved.</source>
        <translation>{file} 无法写入。未保存。</translation>
    </message>
    <message>
        <source>{file} exists already. It was left as it is; name an empty data directory.</source>
        <translation>{file} 已存在。没有改动;请指定一个空的数据目录。</translation>
    </message>
    <message>
        <source>{file} exists already. It was left as it is; name another file.</source>
        <translation>{file} 已存在。已原样保留;请换一个文件名。</translation>
    </message>
    <message>
        <source>{file} has no index over its tiles, so each would take seconds: it is left out of the map. Have whoever made it add one (CREATE UNIQUE INDEX ON tiles, by zoom, column and row).</source>
        <translation>{file} 的瓦片没有索引,每张要读好几秒:未加入地图。请制作者按级别、列、行补建索引(CREATE UNIQUE INDEX)。</translation>
    </message>
    <message>
        <source>{file} holds neither pictures (PNG, JPEG, WebP) nor vector tiles: it is left out of the map.</source>
        <translation>{file} 既不含图片瓦片(PNG、JPEG、WebP)也不含矢量瓦片:未加入地图。</translation>
    </message>
    <message>
        <source>{file} holds no tiles (zoom/column/row.png, .jpg, .webp or .pbf): it is left out of the map.</source>
        <translation>{file} 中没有瓦片(级别/列/行.png、.jpg、.webp 或 .pbf):未加入地图。</translation>
    </message>
    <message>
        <source>{file} is a PMTiles archive of version {version}; only version 3 can be read: it is left out of the map.</source>
        <translation>{file} 是第 {version} 版 PMTiles,只能读取第 3 版:未加入地图。</translation>
    </message>
    <message>
        <source>{file} is cut short ({has} of {wants} bytes): it is left out of the map. Copy it again.</source>
        <translation>{file} 不完整(应有 {wants} 字节,实有 {has}):未加入地图。请重新复制。</translation>
    </message>
    <message>
        <source>{file} is empty (0 bytes): it is left out of the map. Copy it again.</source>
        <translation>{file} 是空文件(0 字节):未加入地图。请重新复制。</translation>
    </message>
    <message>
        <source>{file} is empty, although this directory was used before. It was left; restore the newest backup.</source>
        <translation>{file} 是空文件,而这个数据目录以前用过。文件未动;请恢复最近的备份。</translation>
    </message>
    <message>
        <source>{file} is no MBTiles archive ({why}): it is left out of the map.</source>
        <translation>{file} 不是 MBTiles 档案({why}):未加入地图。</translation>
    </message>
    <message>
        <source>{file} is no PMTiles archive: it is left out of the map.</source>
        <translation>{file} 不是 PMTiles 文件:未加入地图。</translation>
    </message>
    <message>
        <source>{file} is no recording. Nothing is played.</source>
        <translation>{file} 不是录制文件。没有回放。</translation>
    </message>
    <message>
        <source>{file} is no tile archive (.mbtiles, .pmtiles or a folder of tiles).</source>
        <translation>{file} 不是瓦片包(.mbtiles、.pmtiles 或瓦片文件夹)。</translation>
    </message>
    <message>
        <source>{file} is not a whole backup of this program. Nothing was changed.</source>
        <translation>{file} 不是本程序的完整备份。未作任何改动。</translation>
    </message>
    <message>
        <source>{file} is packed in a way that cannot be read (only gzip can): it is left out of the map.</source>
        <translation>{file} 的压缩方式无法读取(只能读取 gzip):未加入地图。</translation>
    </message>
    <message>
        <source>{file} lacks the column {missing}. Nothing was changed; needed are line, k, lon, lat.</source>
        <translation>{file} 缺少列 {missing};未作任何改动。所需的列:管线、桩号、前桩号(断链)、经度、纬度、备注。</translation>
    </message>
    <message>
        <source>{file} says it has the zooms {low} to {high}, which cannot be: it is left out of the map.</source>
        <translation>{file} 自称级别为 {low} 至 {high},这不可能:未加入地图。</translation>
    </message>
    <message>
        <source>{file} was not taken in and the sheet is as it was: {faults}{more}</source>
        <translation>{file} 未读入,值班表保持原样:{faults}{more}</translation>
    </message>
    <message>
        <source>{file} was read, and cannot be moved away: {reason}. It is not read again.</source>
        <translation>{file} 已读,但无法移走:{reason}。不会再读。</translation>
    </message>
    <message>
        <source>{file} was taken back: everything is as it was before.</source>
        <translation>已撤回 {file}:一切恢复原样。</translation>
    </message>
    <message>
        <source>{file}: {kind}, {ways} tracks, {points} points</source>
        <translation>{file}:{kind},轨迹 {ways} 条,{points} 点</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({reason}). Nothing was changed; choose another data directory or ask for the right.</source>
        <translation>{folder} 无法写入({reason})。未作任何改动;请选择其他数据目录或申请权限。</translation>
    </message>
    <message>
        <source>{folder} lies on a network share, where a database loses data. Nothing was written; choose a folder on this computer's own disk, or share one database server.</source>
        <translation>{folder} 位于网络共享,数据库放在那里会丢数据。未写入;请选择本机磁盘上的文件夹,或使用共享数据库服务器。</translation>
    </message>
    <message>
        <source>{found} cells stand where the header has {width}.</source>
        <translation>该行有 {found} 个单元格,表头为 {width} 个。</translation>
    </message>
    <message>
        <source>{held} of {n} blocking points can be held; {leaks} ways stay open. B takes them away.</source>
        <translation>{n} 个封控点可控 {held} 个;{leaks} 条路无法封控。B 取消显示。</translation>
    </message>
    <message>
        <source>{hours} are no hours: write them like 22:00-06:00, or 1-5 22:00-06:00 for Monday to Friday. Nothing was changed.</source>
        <translation>{hours} 不是时段:请写作 22:00-06:00,或 1-5 22:00-06:00(周一至周五)。未作任何更改。</translation>
    </message>
    <message>
        <source>{h}:{m} h</source>
        <translation>{h} 小时 {m} 分</translation>
    </message>
    <message>
        <source>{key} cannot be {value}</source>
        <translation>{key} 不能是 {value}</translation>
    </message>
    <message>
        <source>{key} is not known here</source>
        <translation>不认识 {key}</translation>
    </message>
    <message>
        <source>{kind} is WGS84 by definition, but Chinese web maps write GCJ-02 or BD-09 into it: compare on the map.</source>
        <translation>{kind} 规定为 WGS84,但国内网络地图常写入 GCJ-02 或 BD-09:请在地图上比对。</translation>
    </message>
    <message>
        <source>{kind} is WGS84 by definition, but these numbers are not: choose the coordinate system.</source>
        <translation>{kind} 规定为 WGS84,但这些数值不是:请选择坐标系。</translation>
    </message>
    <message>
        <source>{km} km</source>
        <translation>{km} 公里</translation>
    </message>
    <message>
        <source>{km} km of {line} overdue</source>
        <translation>{line}有 {km} 公里超期</translation>
    </message>
    <message>
        <source>{k} lies {off} m off the line, more than {most} m. Nothing was changed.</source>
        <translation>{k} 的位置离管线 {off} m,超过 {most} m;未作任何改动,请选管线上的位置。</translation>
    </message>
    <message>
        <source>{label}: {count} rows taken back</source>
        <translation>{label}:已撤回 {count} 行</translation>
    </message>
    <message>
        <source>{label}: {text} in {count} rows is no known value; it was not taken over.</source>
        <translation>{label}:{count} 行中的 {text} 不是已知值;未带入。</translation>
    </message>
    <message>
        <source>{label}: {text} is no known value.</source>
        <translation>{label}:{text} 不是已知值。</translation>
    </message>
    <message>
        <source>{label}: {text} is no known value. Nothing was changed.</source>
        <translation>{label}:无法识别“{text}”。未作任何更改。</translation>
    </message>
    <message>
        <source>{label}: {value} is no number. Nothing was changed.</source>
        <translation>{label}:{value} 不是数字。未作任何更改。</translation>
    </message>
    <message>
        <source>{label}: {value} {unit} is not between {least} and {most}. Nothing was changed.</source>
        <translation>{label}:{value} {unit} 不在 {least} 至 {most} 之间。未作任何更改。</translation>
    </message>
    <message>
        <source>{layer} again: {name}</source>
        <translation>恢复{layer}:{name}</translation>
    </message>
    <message>
        <source>{layer} from then on: {name}</source>
        <translation>此后{layer}:{name}</translation>
    </message>
    <message>
        <source>{layer} until then: {name}</source>
        <translation>此前{layer}:{name}</translation>
    </message>
    <message>
        <source>{least} to {most} {unit}</source>
        <translation>{least} 至 {most} {unit}</translation>
    </message>
    <message>
        <source>{level} until {until}, ordered by {authority}: {reason}</source>
        <translation>{level} 至 {until},{authority} 下令:{reason}</translation>
    </message>
    <message>
        <source>{level}: {n} patrols</source>
        <translation>{level}:{n} 项</translation>
    </message>
    <message>
        <source>{line} is no single line with a length, so it has no K-numbers. Nothing was changed.</source>
        <translation>{line} 不是一条有长度的单线,没有桩号;未作任何改动。</translation>
    </message>
    <message>
        <source>{line} is no single line with a length, so it has no K-numbers. Nothing was looked up.</source>
        <translation>{line} 不是一条有长度的单线,没有桩号,未查询。</translation>
    </message>
    <message>
        <source>{login} is disabled already. Nothing was changed.</source>
        <translation>{login} 已停用。未作任何更改。</translation>
    </message>
    <message>
        <source>{login} is not disabled. Nothing was changed.</source>
        <translation>{login} 未被停用。未作任何更改。</translation>
    </message>
    <message>
        <source>{login} is not locked. Nothing was changed.</source>
        <translation>{login} 未被锁定。未作任何更改。</translation>
    </message>
    <message>
        <source>{login} is the last administrator. Nothing was changed.</source>
        <translation>{login} 是最后一名管理员。未作任何改动。</translation>
    </message>
    <message>
        <source>{login} is the last security administrator. Nothing was changed; name another first.</source>
        <translation>{login} 是最后一名安全管理员。未作任何更改;请先指定另一名。</translation>
    </message>
    <message>
        <source>{login} may not sign in any more. Nobody was signed in; ask the security administrator.</source>
        <translation>{login} 已不能登录。未登录;请找安全管理员。</translation>
    </message>
    <message>
        <source>{login} must sign in with a password. Nothing was opened.</source>
        <translation>{login} 必须用密码登录。未打开任何内容。</translation>
    </message>
    <message>
        <source>{login} was locked after too many wrong passwords. Nobody was signed in; the security administrator unlocks it.</source>
        <translation>{login} 因多次输错密码已被锁定。未登录;请安全管理员解锁。</translation>
    </message>
    <message>
        <source>{lon}, {lat} is no place on earth: give longitude, then latitude, in degrees.</source>
        <translation>{lon}, {lat} 不是地球上的位置:请以度为单位先经度、后纬度。</translation>
    </message>
    <message>
        <source>{lon}, {lat} is no place on earth: the longitude comes first. Nothing was saved.</source>
        <translation>{lon}, {lat} 不是有效位置:应先写经度。未保存。</translation>
    </message>
    <message>
        <source>{lon}, {lat} lies outside the county. Nothing was changed; confirm if it does stand there.</source>
        <translation>{lon}, {lat} 在县界之外。未作任何更改;如确在该处,请确认。</translation>
    </message>
    <message>
        <source>{min} min of strength an hour, and nothing happened</source>
        <translation>每小时警力 {min} 分钟,没有发生警情</translation>
    </message>
    <message>
        <source>{month}: {n} cases</source>
        <translation>{month}:{n} 起</translation>
    </message>
    <message>
        <source>{most} filters are kept already. Nothing was saved; remove one.</source>
        <translation>已保存 {most} 个条件。未保存;请先删除一个。</translation>
    </message>
    <message>
        <source>{most} views are kept already. Nothing was saved; remove one.</source>
        <translation>已存 {most} 个视图。未保存;请先删除一个。</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} 等另 {n} 条</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name}(副本)</translation>
    </message>
    <message>
        <source>{name} answers: a tile of {size} bytes came.</source>
        <translation>{name} 有应答:收到一张 {size} 字节的瓦片。</translation>
    </message>
    <message>
        <source>{name} as what, and able to what? ({words})</source>
        <translation>{name} 以何身份、有何资格?({words})</translation>
    </message>
    <message>
        <source>{name} can be drawn: {form}, zooms {low} to {high}.</source>
        <translation>{name} 可以绘制:{form},级别 {low} 至 {high}。</translation>
    </message>
    <message>
        <source>{name} cannot be opened ({reason}). Nothing was kept.</source>
        <translation>{name} 无法打开({reason})。未保存。</translation>
    </message>
    <message>
        <source>{name} cannot be read as {encoding}. Nothing was changed; choose another encoding.</source>
        <translation>{name} 无法按 {encoding} 读取。未作任何改动;请选择其他编码。</translation>
    </message>
    <message>
        <source>{name} cannot be read from row {row} on: a quotation mark is opened there and never closed. Nothing was changed; correct that row.</source>
        <translation>{name} 从第 {row} 行起无法读取:该处引号未闭合。未作任何改动;请更正该行。</translation>
    </message>
    <message>
        <source>{name} cannot be read. Nothing was changed.</source>
        <translation>{name} 无法读取。未作任何更改。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}. Nothing was changed; copy it again from where it came, or save it anew.</source>
        <translation>{name} 无法读取:{reason}。未作任何改动;请重新拷贝或重新保存。</translation>
    </message>
    <message>
        <source>{name} could not be imported: {reason}. Nothing was changed; see that the disk is not full and that the temporary and the data folder can be written.</source>
        <translation>{name} 无法导入：{reason}。未作任何改动；请确认磁盘未满，且临时文件夹和数据文件夹可写。</translation>
    </message>
    <message>
        <source>{name} could not be read to its end ({reason}). Nothing of it can be seen; add it again, and it goes on where it stopped.</source>
        <translation>{name} 未能读完({reason})。不会显示不完整的内容;重新添加即从中断处继续。</translation>
    </message>
    <message>
        <source>{name} defines XML entities, which no map program writes. Nothing was changed; it was not read.</source>
        <translation>{name} 定义了 XML 实体,地图软件不会这样写。未作任何改动;没有读取该文件。</translation>
    </message>
    <message>
        <source>{name} does not say in which coordinate system it is. Nothing was changed; choose one, for example EPSG:4545, CGCS2000, WGS84, GCJ02 or BD09.</source>
        <translation>{name} 没有说明坐标系。未作任何改动;请选择,例如 EPSG:4545、CGCS2000、WGS84、GCJ02 或 BD09。</translation>
    </message>
    <message>
        <source>{name} gives no tiles: {why}.</source>
        <translation>{name} 取不到瓦片:{why}。</translation>
    </message>
    <message>
        <source>{name} goes out of the case. File, record and chain are kept.</source>
        <translation>将 {name} 移出本案。文件、登记和保管链均保留。</translation>
    </message>
    <message>
        <source>{name} hands over and cannot take over from himself. Nothing was signed; let the other one sign.</source>
        <translation>{name} 是交班人,不能自交自接。未签字,请接班人签字。</translation>
    </message>
    <message>
        <source>{name} has another password.</source>
        <translation>{name} 的密码已更换。</translation>
    </message>
    <message>
        <source>{name} has done this already. Nothing was changed.</source>
        <translation>{name} 已办过此事。未做更改。</translation>
    </message>
    <message>
        <source>{name} has it already. Nothing was changed.</source>
        <translation>已由 {name} 保管。未作改动。</translation>
    </message>
    <message>
        <source>{name} has no column of {missing} in degrees. Nothing was changed; its columns are: {columns}. Give them names such as time, lon, lat.</source>
        <translation>{name} 没有以度表示的 {missing} 列。未作任何改动;它的列有:{columns}。请把列名改为 time、lon、lat 之类。</translation>
    </message>
    <message>
        <source>{name} has no column {column}. Nothing was changed; its columns are: {columns}.</source>
        <translation>{name} 没有列 {column}。未作任何改动;其列为:{columns}。</translation>
    </message>
    <message>
        <source>{name} has no place on the map.</source>
        <translation>{name} 没有地图位置。</translation>
    </message>
    <message>
        <source>{name} has no sheet {layer}. Nothing was changed; choose one of: {layers}.</source>
        <translation>{name} 没有工作表 {layer}。未作任何改动;可选:{layers}。</translation>
    </message>
    <message>
        <source>{name} has no table {layer}. Nothing was changed; choose one of: {layers}.</source>
        <translation>{name} 没有表 {layer}。未作任何改动;可选:{layers}。</translation>
    </message>
    <message>
        <source>{name} has no turn in this month. Nothing was written.</source>
        <translation>{name} 本月没有班次。未写出任何文件。</translation>
    </message>
    <message>
        <source>{name} has not been tried out with these figures. Try it out, then switch it on.</source>
        <translation>{name}还没有用现在的参数试算过。请先试算,再启用。</translation>
    </message>
    <message>
        <source>{name} has places but no column of times, so it tells nobody's way. Nothing was changed; have it written again with the time of each position. Its columns are: {columns}.</source>
        <translation>{name} 有位置但没有时间列,说明不了谁走过哪里。未作任何改动;请连同每个位置的时间重新导出。它的列有:{columns}。</translation>
    </message>
    <message>
        <source>{name} has settled this already. Nothing was written.</source>
        <translation>{name} 已登记落实。未写入。</translation>
    </message>
    <message>
        <source>{name} has several parts; import its new outline instead.</source>
        <translation>{name} 由多段组成,请改用导入新边界。</translation>
    </message>
    <message>
        <source>{name} has signed: take over by your signature.</source>
        <translation>{name} 已交班签字,请接班签字。</translation>
    </message>
    <message>
        <source>{name} has {got} nights, the equal share is {share}: evening it out would pass over wishes or days off.</source>
        <translation>{name} 有 {got} 个夜班,均衡数为 {share}:若再均衡,就要违背休息愿望或使休息日不均。</translation>
    </message>
    <message>
        <source>{name} has {got} nights, the equal share is {share}: rest, leave or qualification leave no other choice.</source>
        <translation>{name} 有 {got} 个夜班,均衡数为 {share}:受休息时间、休假或资格所限,别无选择。</translation>
    </message>
    <message>
        <source>{name} has {got} nights, the equal share is {share}: they are locked.</source>
        <translation>{name} 有 {got} 个夜班,均衡数为 {share}:这些班已锁定。</translation>
    </message>
    <message>
        <source>{name} has {got} turns on days off, the equal share is {share}: evening it out would make nights less equal.</source>
        <translation>{name} 休息日有 {got} 个班,均衡数为 {share}:若再均衡,夜班就更不均。</translation>
    </message>
    <message>
        <source>{name} has {got} turns on days off, the equal share is {share}: rest, leave or qualification leave no other choice.</source>
        <translation>{name} 休息日有 {got} 个班,均衡数为 {share}:受休息时间、休假或资格所限,别无选择。</translation>
    </message>
    <message>
        <source>{name} has {got} turns on days off, the equal share is {share}: they are locked.</source>
        <translation>{name} 休息日有 {got} 个班,均衡数为 {share}:这些班已锁定。</translation>
    </message>
    <message>
        <source>{name} has {hours} h of rest before {post} at {time}; the rule is {rule} h.</source>
        <translation>{name} 在 {time} 上 {post} 前只休息 {hours} 小时,规定为 {rule} 小时。</translation>
    </message>
    <message>
        <source>{name} has {size} GB, more than the 2 GB that one file may have. Nothing was kept; cut the recording into parts.</source>
        <translation>{name} 有 {size} GB,超过单个文件 2 GB 的上限。未保存;请将录像分段。</translation>
    </message>
    <message>
        <source>{name} holds no month sheet: no row with the days 1, 2, 3 ... was found. Nothing was changed.</source>
        <translation>{name} 中没有月值班表:找不到 1、2、3 …… 的日期行。未作任何更改。</translation>
    </message>
    <message>
        <source>{name} holds no places (placemarks). Nothing was changed.</source>
        <translation>{name} 不含任何地标。未作任何改动。</translation>
    </message>
    <message>
        <source>{name} holds no rows. Nothing was changed.</source>
        <translation>{name} 没有数据行。未作任何改动。</translation>
    </message>
    <message>
        <source>{name} holds no table of places (map tiles belong in the maps folder). Nothing was changed.</source>
        <translation>{name} 不含位置表(地图瓦片应放在 maps 文件夹)。未作任何改动。</translation>
    </message>
    <message>
        <source>{name} holds no track. Nothing was changed; ask for the track itself.{besides}</source>
        <translation>{name} 里没有轨迹。未作任何改动;请索取轨迹本身。{besides}</translation>
    </message>
    <message>
        <source>{name} is JSON, but not GeoJSON. Nothing was changed; ask for GPX or CSV.</source>
        <translation>{name} 是 JSON,但不是 GeoJSON。未作任何改动;请索取 GPX 或 CSV。</translation>
    </message>
    <message>
        <source>{name} is a database, but no GeoPackage. Nothing was changed; map tiles (MBTiles) belong in the maps folder.</source>
        <translation>{name} 是数据库,但不是 GeoPackage。未作任何改动;地图瓦片(MBTiles)应放在 maps 文件夹。</translation>
    </message>
    <message>
        <source>{name} is a filter of somebody else. Nothing was changed.</source>
        <translation>{name} 是他人的条件。未作更改。</translation>
    </message>
    <message>
        <source>{name} is a local or height system without a place on earth. Nothing was changed; give the system of the coordinates themselves.</source>
        <translation>{name} 是没有地球定位的地方或高程系统。未作任何改动;请给出坐标本身的坐标系。</translation>
    </message>
    <message>
        <source>{name} is a program or has macros in it: it could do harm and is not opened. It is kept as it is; export it to examine it on a computer that is meant for that.</source>
        <translation>{name} 是可执行程序或含有宏,可能有害,不予打开。文件按原样保存;如需检验,请导出到专用计算机上进行。</translation>
    </message>
    <message>
        <source>{name} is a view of somebody else. Nothing was changed.</source>
        <translation>“{name}”是他人的视图。未作更改。</translation>
    </message>
    <message>
        <source>{name} is a zone of the watch rule {rule}. Nothing was changed; choose another zone there first.</source>
        <translation>“{name}”是预警规则“{rule}”的区域。未作更改;请先在规则中改选其他区域。</translation>
    </message>
    <message>
        <source>{name} is an old local datum: without the survey's own parameters its places are wrong by tens of metres up to 100 m. Nothing was changed; give its EPSG code with towgs84= and three or seven parameters, or have the file converted to CGCS2000 by the surveyor.</source>
        <translation>{name} 是旧的地方基准:没有测绘单位的转换参数,位置会偏差几十米至 100 米。未作任何改动;请给出 EPSG 代码并加 towgs84= 三个或七个参数,或请测绘单位转换为 CGCS2000。</translation>
    </message>
    <message>
        <source>{name} is changed from now on.</source>
        <translation>{name} 的更改已生效。</translation>
    </message>
    <message>
        <source>{name} is damaged or cut off. Nothing was changed; copy it again from where it came.</source>
        <translation>{name} 已损坏或不完整。未作任何改动;请重新拷贝。</translation>
    </message>
    <message>
        <source>{name} is empty. Nothing was changed; ask for the file again.</source>
        <translation>{name} 是空文件。未作任何改动;请重新索取。</translation>
    </message>
    <message>
        <source>{name} is empty: 0 bytes. Nothing was kept; copy it again from where it came.</source>
        <translation>{name} 是空文件(0 字节)。未保存;请从来源处重新复制。</translation>
    </message>
    <message>
        <source>{name} is in no list of the desk.</source>
        <translation>{name} 不在任何列表中。</translation>
    </message>
    <message>
        <source>{name} is in the case; nothing of it was changed.</source>
        <translation>{name} 已归入本案,文件未作任何改动。</translation>
    </message>
    <message>
        <source>{name} is in this case already, as {same}. Nothing was kept twice.</source>
        <translation>{name} 已在本案中,名为 {same}。未重复保存。</translation>
    </message>
    <message>
        <source>{name} is in truth {kind}; it is read as such.</source>
        <translation>{name} 实际是 {kind};已按此读取。</translation>
    </message>
    <message>
        <source>{name} is in two places at once from {time}: {before} and {post}.</source>
        <translation>{name} 自 {time} 起同时在两处:{before} 和 {post}。</translation>
    </message>
    <message>
        <source>{name} is kept anew already. Nothing was changed.</source>
        <translation>“{name}”已重新保存过。未作更改。</translation>
    </message>
    <message>
        <source>{name} is no area with an edge. Nothing was changed; choose an area.</source>
        <translation>“{name}”不是有边界的区域。未作更改;请选区域。</translation>
    </message>
    <message>
        <source>{name} is no camera.</source>
        <translation>{name} 不是摄像头。</translation>
    </message>
    <message>
        <source>{name} is no coordinate system that is known here. Nothing was changed; give an EPSG code such as EPSG:4545, or WGS84, CGCS2000, GCJ02 or BD09.</source>
        <translation>{name} 不是已知坐标系。未作任何改动;请给出 EPSG 代码(如 EPSG:4545),或 WGS84、CGCS2000、GCJ02、BD09。</translation>
    </message>
    <message>
        <source>{name} is no file. Nothing was kept; choose files, not folders.</source>
        <translation>{name} 不是文件。未保存;请选择文件,不要选文件夹。</translation>
    </message>
    <message>
        <source>{name} is no hazard: why?</source>
        <translation>{name} 不属隐患:为什么?</translation>
    </message>
    <message>
        <source>{name} is no longer in the list: it is closed, or over.</source>
        <translation>{name} 已不在列表中:已结束或已到期。</translation>
    </message>
    <message>
        <source>{name} is no pipeline, so it has no K-numbers. Nothing was looked up.</source>
        <translation>{name} 不是管线,没有桩号,未查询。</translation>
    </message>
    <message>
        <source>{name} is no single line with a length, so no line beat. Nothing was changed; choose a line.</source>
        <translation>“{name}”不是一条有长度的管线,不能穿线。未作更改;请选管线。</translation>
    </message>
    <message>
        <source>{name} is not of one datum with {below}, so it is not laid over it.</source>
        <translation>{name} 与 {below} 的坐标基准不同,未叠加。</translation>
    </message>
    <message>
        <source>{name} is now in custody of {taker}.</source>
        <translation>{name} 现由 {taker} 保管。</translation>
    </message>
    <message>
        <source>{name} is on a turn that day already. Nothing was changed.</source>
        <translation>{name} 当日已有班次。未作任何更改。</translation>
    </message>
    <message>
        <source>{name} is one part of a Shapefile. Nothing was changed; choose the .shp file, or a zip file with all parts.</source>
        <translation>{name} 只是 Shapefile 的一部分。未作任何改动;请选择 .shp 文件,或含全部文件的 zip。</translation>
    </message>
    <message>
        <source>{name} is over: who says so?</source>
        <translation>{name} 收巡:由谁报告?</translation>
    </message>
    <message>
        <source>{name} is reached or left out already. Nothing was changed.</source>
        <translation>{name} 已到位或已略过。未作改动。</translation>
    </message>
    <message>
        <source>{name} is reported as closed: what was done?</source>
        <translation>{name} 报已整改:做了什么?</translation>
    </message>
    <message>
        <source>{name} is text, but no table with columns. Nothing was changed; give CSV with a header row.</source>
        <translation>{name} 是文本,但不是分列表格。未作任何改动;请提供带表头的 CSV。</translation>
    </message>
    <message>
        <source>{name} is too large for a month sheet. Nothing was changed.</source>
        <translation>{name} 过大,不像月值班表。未作任何更改。</translation>
    </message>
    <message>
        <source>{name} is what was taken in: its hash is the recorded one.</source>
        <translation>{name} 与收存时一致,校验值相符。</translation>
    </message>
    <message>
        <source>{name} is {datum} from now on.</source>
        <translation>{name} 今后按 {datum} 绘制。</translation>
    </message>
    <message>
        <source>{name} is {what}. Nothing was changed; {advice}.</source>
        <translation>{name} 是{what}。未作任何改动;{advice}。</translation>
    </message>
    <message>
        <source>{name} lies in the maps folder and nothing is declared of it. Nothing was changed; move the file away to be rid of it.</source>
        <translation>{name} 在 maps 文件夹里,尚无声明。未作任何改动;不要它请把文件移走。</translation>
    </message>
    <message>
        <source>{name} looks at zones, and none is named. Choose them first.</source>
        <translation>{name} 需要指定区域,请先选择区域。</translation>
    </message>
    <message>
        <source>{name} may not do this. Nothing was changed; ask somebody whose work it is.</source>
        <translation>{name} 无权进行此操作。未作任何更改;请找负责此项工作的人员。</translation>
    </message>
    <message>
        <source>{name} may not work here any more. Somebody else may sign in.</source>
        <translation>{name} 已不能在此工作。可由他人登录。</translation>
    </message>
    <message>
        <source>{name} may sign in again.</source>
        <translation>{name} 可以重新登录了。</translation>
    </message>
    <message>
        <source>{name} may sign in no more.</source>
        <translation>{name} 不能再登录。</translation>
    </message>
    <message>
        <source>{name} may sign in.</source>
        <translation>{name} 可以登录了。</translation>
    </message>
    <message>
        <source>{name} may try again.</source>
        <translation>{name} 可以重试了。</translation>
    </message>
    <message>
        <source>{name} pauses: why?</source>
        <translation>{name} 暂停:原因?</translation>
    </message>
    <message>
        <source>{name} proposed this entry; another person decides on it. Nothing was changed; sign in as that person.</source>
        <translation>本条由 {name} 提出,须由他人审批,没有改动;请审批人登录后办理。</translation>
    </message>
    <message>
        <source>{name} takes over: why?</source>
        <translation>由 {name} 顶班,原因?</translation>
    </message>
    <message>
        <source>{name} tells a way of {count} points but no times, so it proves nobody's presence. Nothing was changed; have it written again with its times.{besides}</source>
        <translation>{name} 有 {count} 个点连成的路线,但没有时间,不能证明谁到过哪里。未作任何改动;请带时间重新导出。{besides}</translation>
    </message>
    <message>
        <source>{name} unpacks to more than 4 GB. Nothing was changed; unpack it first.</source>
        <translation>{name} 解压后超过 4 GB。未作任何改动;请先解压。</translation>
    </message>
    <message>
        <source>{name} was altered where it is kept! It is not handed out any more; bring it back from a backup.</source>
        <translation>{name} 在存放处被改动!不再对外提供;请从备份恢复。</translation>
    </message>
    <message>
        <source>{name} was altered where it is kept: its hash is no longer the recorded one. It is not handed out; bring it back from a backup.</source>
        <translation>{name} 在存放处被改动:校验值与登记不符。不予提供;请从备份恢复。</translation>
    </message>
    <message>
        <source>{name} was changed while it was read. Nothing of it was kept; add it again when nobody writes to it any more.</source>
        <translation>{name} 在读取过程中被改动,未保存;请在无人写入该文件后重新添加。</translation>
    </message>
    <message>
        <source>{name} was drawn by {author}, who alone (or a leader) may change it. Nothing was changed.</source>
        <translation>“{name}”由 {author} 标绘,只有本人或领导可以更改。未作更改。</translation>
    </message>
    <message>
        <source>{name} was just erased, for no record named it. Nothing was kept; add it again.</source>
        <translation>{name} 因无记录引用刚被清除。未保存任何内容;请重新添加。</translation>
    </message>
    <message>
        <source>{name} was no call: why? Its units become free.</source>
        <translation>{name} 不成警情:原因?警力随即释放。</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} 已移除。</translation>
    </message>
    <message>
        <source>{name} was stopped. Nothing of it was kept.</source>
        <translation>{name} 已停止添加,未保留任何内容。</translation>
    </message>
    <message>
        <source>{name} was taken out of the case.</source>
        <translation>{name} 已移出本案。</translation>
    </message>
    <message>
        <source>{name} wished to be free on {day} and is on {turn}: else nights and days off would be less equal.</source>
        <translation>{name} 希望 {day} 休息,但排了{turn}:否则夜班和休息日更不均衡。</translation>
    </message>
    <message>
        <source>{name} wished to be free on {day} and is on {turn}: nobody else could take it.</source>
        <translation>{name} 希望 {day} 休息,但排了{turn}:无他人可上此班。</translation>
    </message>
    <message>
        <source>{name} wished to be free on {day} and is on {turn}: the cell is locked.</source>
        <translation>{name} 希望 {day} 休息,但排了{turn}:该格已锁定。</translation>
    </message>
    <message>
        <source>{name}, {day}: on {turn}, and away ({why}).</source>
        <translation>{name} {day}:排了{turn},但当日{why}。</translation>
    </message>
    <message>
        <source>{name}, {day}: on {turn}, and no longer of this roster. Give the turn to somebody else.</source>
        <translation>{name} {day}:排了{turn},但已不在本值班表。请把此班交给他人。</translation>
    </message>
    <message>
        <source>{name}, {day}: there is no turn {turn} in the table of turns (any more).</source>
        <translation>{name} {day}:班次表中没有(或已取消)班次 {turn}。</translation>
    </message>
    <message>
        <source>{name}, {day}: wished to be free, and is on {turn}.</source>
        <translation>{name} {day}:希望休息,但排了{turn}。</translation>
    </message>
    <message>
        <source>{name}, {day}: {turn} asks for one who is {wanted}.</source>
        <translation>{name} {day}:{turn}须由{wanted}担任。</translation>
    </message>
    <message>
        <source>{name}, {distance} away</source>
        <translation>{name},距 {distance}</translation>
    </message>
    <message>
        <source>{name}: a map is written as .pdf, .png or .html. Nothing was written.</source>
        <translation>{name}:地图只能存为 .pdf、.png 或 .html。未写出文件。</translation>
    </message>
    <message>
        <source>{name}: a month sheet is written as .xlsx. Nothing was written.</source>
        <translation>{name}:月值班表须写成 .xlsx。未写出任何文件。</translation>
    </message>
    <message>
        <source>{name}: a sheet is written as .docx or .pdf. Nothing was written.</source>
        <translation>{name}:文书只能写为 .docx 或 .pdf。未写入任何文件。</translation>
    </message>
    <message>
        <source>{name}: a sheet is written as .pdf or .png. Nothing was written.</source>
        <translation>{name}:图幅只能存为 .pdf 或 .png。未写出文件。</translation>
    </message>
    <message>
        <source>{name}: drawn from zoom {first}</source>
        <translation>{name}:放大到 {first} 级起显示</translation>
    </message>
    <message>
        <source>{name}: drawn up to zoom {last}</source>
        <translation>{name}:{last} 级以内显示</translation>
    </message>
    <message>
        <source>{name}: files are written as .geojson, .gpkg, .csv, .xlsx or .kml. Nothing was written.</source>
        <translation>{name}:只能写成 .geojson、.gpkg、.csv、.xlsx 或 .kml。未写文件。</translation>
    </message>
    <message>
        <source>{name}: how grave?</source>
        <translation>{name}:属哪一级?</translation>
    </message>
    <message>
        <source>{name}: these lists are written as .xlsx. Nothing was written.</source>
        <translation>{name}:清单只能存为 .xlsx,未写出。</translation>
    </message>
    <message>
        <source>{name}: this table is written as .xlsx. Nothing was written.</source>
        <translation>{name}:此表写成 .xlsx 文件。没有写出。</translation>
    </message>
    <message>
        <source>{name}: what does the re-check find?</source>
        <translation>{name}:复查结果?</translation>
    </message>
    <message>
        <source>{name}: which unit must close it?</source>
        <translation>{name}:由哪个单位整改?</translation>
    </message>
    <message>
        <source>{name}: {day} is the night number {n} in a row; the rule is at most {most}.</source>
        <translation>{name}:{day} 是连续第 {n} 个夜班,规定至多 {most} 个。</translation>
    </message>
    <message>
        <source>{name}: {day} is the turn number {n} on end; the rule is at most {most} days.</source>
        <translation>{name}:{day} 是连续第 {n} 天上班,规定至多 {most} 天。</translation>
    </message>
    <message>
        <source>{name}: {n} left, {chosen} chosen</source>
        <translation>{name}:剩余 {n},选中 {chosen}</translation>
    </message>
    <message>
        <source>{name}: {read} points, {kept} believed, {stops} stops, {km} km, {unit} {doubted}</source>
        <translation>{name}:{read} 点,可信 {kept} 点,停留 {stops} 次,{km} 千米,{unit} {doubted}</translation>
    </message>
    <message>
        <source>{number} is not at that step: it stands at “{state}”. Nothing was changed; look at its next step.</source>
        <translation>{number} 还没到这一步:现为“{state}”。未作任何更改;请看它的下一步。</translation>
    </message>
    <message>
        <source>{number} is not under way. Nothing was changed; start it first.</source>
        <translation>{number} 未在执行中。未作改动；请先开始。</translation>
    </message>
    <message>
        <source>{n} alerts</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{n} alerts are not saved: the database does not take them. They are kept on disk and will be saved.</source>
        <translation>{n} 条报警未保存:数据库无法写入,已暂存磁盘,恢复后自动保存。</translation>
    </message>
    <message>
        <source>{n} alerts are unacknowledged, the most urgent: {title}. F1 goes there.</source>
        <translation>{n} 条报警未确认,最紧急:{title}。按 F1 前往。</translation>
    </message>
    <message>
        <source>{n} are overdue; the {shown} worst are listed.</source>
        <translation>共超期 {n} 处,列出最严重的 {shown} 处。</translation>
    </message>
    <message>
        <source>{n} assets</source>
        <translation>{n} 个资产</translation>
    </message>
    <message>
        <source>{n} assets are called {code}. Nothing was looked up; give the code of one.</source>
        <translation>名为 {code} 的对象有 {n} 个,未查询;请给出唯一的编号。</translation>
    </message>
    <message>
        <source>{n} breaches</source>
        <translation>{n} 处冲突</translation>
    </message>
    <message>
        <source>{n} carried by nobody</source>
        <translation>{n} 个无人携带</translation>
    </message>
    <message>
        <source>{n} cases are like the one just saved.</source>
        <translation>有 {n} 起案件与刚保存的案件相似。</translation>
    </message>
    <message>
        <source>{n} cases changed</source>
        <translation>已更改 {n} 起案件</translation>
    </message>
    <message>
        <source>{n} cases changed. Ctrl+Z takes it back.</source>
        <translation>已更改 {n} 起案件。Ctrl+Z 撤回。</translation>
    </message>
    <message>
        <source>{n} cases in 24 months · {loss}</source>
        <translation>24 个月 {n} 件 · {loss}</translation>
    </message>
    <message>
        <source>{n} cases · {loss}</source>
        <translation>{n} 起案件 · {loss}</translation>
    </message>
    <message>
        <source>{n} cells would change. Ctrl+Enter writes them, Esc leaves them.</source>
        <translation>将更改 {n} 格。Ctrl+Enter 写入,Esc 放弃。</translation>
    </message>
    <message>
        <source>{n} cells would change; at most {gap} % more even is possible. Ctrl+Enter writes them, Esc leaves them.</source>
        <translation>将更改 {n} 格;均衡程度至多还能改善 {gap} %。Ctrl+Enter 写入,Esc 放弃。</translation>
    </message>
    <message>
        <source>{n} check points are open still; they count as missed.</source>
        <translation>还有 {n} 个检查点未到,将记为漏检。</translation>
    </message>
    <message>
        <source>{n} check points not reached on {patrol}: {what}</source>
        <translation>{patrol} 有 {n} 个检查点未到:{what}</translation>
    </message>
    <message>
        <source>{n} chosen · A changes them</source>
        <translation>已选 {n} 起 · A 更改</translation>
    </message>
    <message>
        <source>{n} corners</source>
        <translation>{n} 个拐点</translation>
    </message>
    <message>
        <source>{n} critical alerts are unacknowledged. Nothing was signed; take them first (F1).</source>
        <translation>有 {n} 条紧急报警未确认。未签字;请先处理(F1)。</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n}天</translation>
    </message>
    <message>
        <source>{n} days apart</source>
        <translation>相隔 {n} 天</translation>
    </message>
    <message>
        <source>{n} days: by {day}</source>
        <translation>{n} 天:限 {day}</translation>
    </message>
    <message>
        <source>{n} deviations of {number} are not acknowledged. Nothing was changed; acknowledge them first.</source>
        <translation>{number} 有 {n} 处异常尚未确认。未作改动；请先确认。</translation>
    </message>
    <message>
        <source>{n} drawings are called {name}. Nothing was looked up; give the name of one, or rename one.</source>
        <translation>名为 {name} 的标绘有 {n} 个,未查询;请给出唯一的名称,或将其中一个改名。</translation>
    </message>
    <message>
        <source>{n} due now</source>
        <translation>{n} 条提醒到时</translation>
    </message>
    <message>
        <source>{n} files · {size}</source>
        <translation>{n} 个文件 · {size}</translation>
    </message>
    <message>
        <source>{n} found</source>
        <translation>共 {n} 项</translation>
    </message>
    <message>
        <source>{n} found in all shifts</source>
        <translation>所有班次中找到 {n} 条</translation>
    </message>
    <message>
        <source>{n} found, the nearest {shown} listed</source>
        <translation>共 {n} 项,列出最近的 {shown} 项</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} heads are wanting</source>
        <translation>缺 {n} 人</translation>
    </message>
    <message>
        <source>{n} incidents at {min} min of strength an hour: twice its share, or more</source>
        <translation>{n} 起警情,每小时警力 {min} 分钟:达警力占比的两倍以上</translation>
    </message>
    <message>
        <source>{n} incidents reported within 1.5 km in a year, the last {days} days ago</source>
        <translation>一年内周边 1.5 公里接报案事件 {n} 起,最近一起在 {days} 天前</translation>
    </message>
    <message>
        <source>{n} incidents without a known place are in no row</source>
        <translation>{n} 起警情位置不明,未列入</translation>
    </message>
    <message>
        <source>{n} incidents, and {min} min of strength an hour</source>
        <translation>{n} 起警情,每小时警力只有 {min} 分钟</translation>
    </message>
    <message>
        <source>{n} kept</source>
        <translation>已存 {n}</translation>
    </message>
    <message>
        <source>{n} kinds are missing; each can be imported later.</source>
        <translation>还缺 {n} 类数据;随时可以导入。</translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation>{n} km</translation>
    </message>
    <message>
        <source>{n} lines</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{n} m away</source>
        <translation>相距 {n} m</translation>
    </message>
    <message>
        <source>{n} m off</source>
        <translation>偏离 {n} 米</translation>
    </message>
    <message>
        <source>{n} marks of {lines} lines kept, {refused} refused</source>
        <translation>已保存 {lines} 条管线的 {n} 个桩号,{refused} 行未采用</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} min to spare</source>
        <translation>余 {n} 分钟</translation>
    </message>
    <message>
        <source>{n} missing</source>
        <translation>缺 {n}</translation>
    </message>
    <message>
        <source>{n} more layers lie on other grids or in other forms and are left out.</source>
        <translation>另有 {n} 个图层在别的网格上或为别的格式,未列出。</translation>
    </message>
    <message>
        <source>{n} more.</source>
        <translation>另有 {n} 件。</translation>
    </message>
    <message>
        <source>{n} more; come nearer, or ask what is around</source>
        <translation>另有 {n} 项;请放大地图,或查询周边</translation>
    </message>
    <message>
        <source>{n} most urgent shown, {more} more</source>
        <translation>显示最紧急的 {n} 条,另有 {more} 条</translation>
    </message>
    <message>
        <source>{n} mu</source>
        <translation>{n} 亩</translation>
    </message>
    <message>
        <source>{n} not back in time</source>
        <translation>逾期未还 {n} 件</translation>
    </message>
    <message>
        <source>{n} of {most} views</source>
        <translation>{n}/{most} 路</translation>
    </message>
    <message>
        <source>{n} of {needed} are there</source>
        <translation>实到 {n},应到 {needed}</translation>
    </message>
    <message>
        <source>{n} of {there} posts</source>
        <translation>{n} 个岗位(共 {there} 个可抽)</translation>
    </message>
    <message>
        <source>{n} of {total} red items to tick</source>
        <translation>红色事项 {total} 条,待勾选 {n} 条</translation>
    </message>
    <message>
        <source>{n} offered · {excluded} not</source>
        <translation>可派 {n} · 不可派 {excluded}</translation>
    </message>
    <message>
        <source>{n} on the map, {over} over</source>
        <translation>图上 {n} 个,未生效或已失效 {over} 个</translation>
    </message>
    <message>
        <source>{n} open alerts</source>
        <translation>未结报警 {n}</translation>
    </message>
    <message>
        <source>{n} open cases</source>
        <translation>在办案件 {n}</translation>
    </message>
    <message>
        <source>{n} open hazards</source>
        <translation>未销号隐患 {n}</translation>
    </message>
    <message>
        <source>{n} open · {waiting} without a unit</source>
        <translation>未结 {n} · 未派警 {waiting}</translation>
    </message>
    <message>
        <source>{n} open, {late} overdue</source>
        <translation>未销号 {n},超期 {late}</translation>
    </message>
    <message>
        <source>{n} out</source>
        <translation>未还 {n} 件</translation>
    </message>
    <message>
        <source>{n} patrols planned</source>
        <translation>已计划 {n} 项联巡</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} red items are not ticked, the first is no. {number}. Nothing was signed.</source>
        <translation>有 {n} 条红色事项未勾选,第一条是 {number} 号。未签字。</translation>
    </message>
    <message>
        <source>{n} rooms at another level</source>
        <translation>{n} 个警务室等级不同</translation>
    </message>
    <message>
        <source>{n} rostered</source>
        <translation>应到 {n}</translation>
    </message>
    <message>
        <source>{n} rows were written to {file}.</source>
        <translation>已写出 {n} 行到 {file}。</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{n} stops</source>
        <translation>停留 {n} 次</translation>
    </message>
    <message>
        <source>{n} tasks</source>
        <translation>{n} 项任务</translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation>{n} 次</translation>
    </message>
    <message>
        <source>{n} times, last {time}</source>
        <translation>{n} 次,最近 {time}</translation>
    </message>
    <message>
        <source>{n} trackers</source>
        <translation>{n} 个终端</translation>
    </message>
    <message>
        <source>{n} unacknowledged</source>
        <translation>{n} 条未确认</translation>
    </message>
    <message>
        <source>{n} under way, {late} overdue to start, {to_come} to come</source>
        <translation>巡逻中 {n},超时未出发 {late},待执行 {to_come}</translation>
    </message>
    <message>
        <source>{n} units</source>
        <translation>{n} 支警力</translation>
    </message>
    <message>
        <source>{n} units are chosen; at most {most} are played at once. Choose fewer.</source>
        <translation>选了 {n} 个警力,一次最多回放 {most} 个。请少选几个。</translation>
    </message>
    <message>
        <source>{n} unregistered</source>
        <translation>{n} 台未登记</translation>
    </message>
    <message>
        <source>{n} wells and sites overdue, the longest unseen for {hours} h</source>
        <translation>{n} 处井站超期,最长 {hours} 小时无人到访</translation>
    </message>
    <message>
        <source>{n} wells and sites overdue, {never} of them not seen in 90 days</source>
        <translation>{n} 处井站超期,其中 {never} 处 90 天内无到访记录</translation>
    </message>
    <message>
        <source>{n} were seen; the {shown} newest are listed.</source>
        <translation>巡到 {n} 处,列出最近的 {shown} 处。</translation>
    </message>
    <message>
        <source>{n} within {reach} m of {lon:.5f}, {lat:.5f}</source>
        <translation>{lon:.5f}, {lat:.5f} 周围 {reach} m 内共 {n} 项</translation>
    </message>
    <message>
        <source>{n} without a team</source>
        <translation>{n} 项缺队伍</translation>
    </message>
    <message>
        <source>{n}, the most alike {alias} with {points} of 100 points</source>
        <translation>{n} 起,最相似的是 {alias},{points} 分(满分 100)</translation>
    </message>
    <message>
        <source>{n}, together {km} km</source>
        <translation>{n} 段,共 {km} 千米</translation>
    </message>
    <message>
        <source>{n}, together {time}</source>
        <translation>{n} 次,共 {time}</translation>
    </message>
    <message>
        <source>{one} comes before {other} along the line, so the numbers would not grow. Nothing was changed; mend or remove the mark that is wrong.</source>
        <translation>沿线 {one} 在 {other} 之前,桩号不是递增的;未作任何改动,请改正或删除有误的桩号。</translation>
    </message>
    <message>
        <source>{on} of {total} listening</source>
        <translation>{on}/{total} 正在接收</translation>
    </message>
    <message>
        <source>{out} of {total} on duty</source>
        <translation>在勤 {out} / {total}</translation>
    </message>
    <message>
        <source>{owner} answers for it</source>
        <translation>责任人 {owner}</translation>
    </message>
    <message>
        <source>{owner} has taken this alert on.</source>
        <translation>{owner} 已接手这条报警。</translation>
    </message>
    <message>
        <source>{owner} has taken this alert on. Nothing was changed; say so if you take it over.</source>
        <translation>{owner} 已接手该报警。未作更改；如需接替请明确选择。</translation>
    </message>
    <message>
        <source>{part} added: {title}</source>
        <translation>新增{part}:{title}</translation>
    </message>
    <message>
        <source>{part} changed</source>
        <translation>修改{part}</translation>
    </message>
    <message>
        <source>{part} removed</source>
        <translation>删除{part}</translation>
    </message>
    <message>
        <source>{part}: written</source>
        <translation>已记:{part}</translation>
    </message>
    <message>
        <source>{path} cannot be opened ({reason}). Nothing was changed.</source>
        <translation>{path} 无法打开({reason})。未作任何改动。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}). Nothing was written; choose another folder.</source>
        <translation>{path} 不能写入({reason})。没有写出任何文件;请另选文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}). Whatever stood there before is unchanged.</source>
        <translation>{path} 无法写入({reason})。原有内容未变。</translation>
    </message>
    <message>
        <source>{patrol} was missed: {reason}</source>
        <translation>漏巡 {patrol}:{reason}</translation>
    </message>
    <message>
        <source>{patrol} was missed: {unit} did not come</source>
        <translation>漏巡 {patrol}:{unit}未到</translation>
    </message>
    <message>
        <source>{place} {hours}: patrol now {now} min, proposed {then} min of an average day</source>
        <translation>{place} {hours}:日均巡逻现为 {now} 分钟,建议 {then} 分钟</translation>
    </message>
    <message>
        <source>{place} {hours}: {n} incidents, {reported} of them reported; {alerts} alerts; patrol {patrol} min, posts {duty} min of an average day</source>
        <translation>{place} {hours}:警情 {n} 起,其中接报 {reported} 起;报警 {alerts} 条;日均巡逻 {patrol} 分钟,在岗 {duty} 分钟</translation>
    </message>
    <message>
        <source>{plate} belongs to a unit of ours. Nothing was changed.</source>
        <translation>{plate} 属于本方力量,不能列为重点车辆。未作任何更改。</translation>
    </message>
    <message>
        <source>{plate} does not wait for approval. Nothing was changed.</source>
        <translation>{plate} 不在待批准状态。未作任何更改。</translation>
    </message>
    <message>
        <source>{plate} is in the register already. Nothing was changed.</source>
        <translation>{plate} 已在册。未作任何更改。</translation>
    </message>
    <message>
        <source>{plate} is not watched. Nothing was changed.</source>
        <translation>{plate} 未被关注。未作任何更改。</translation>
    </message>
    <message>
        <source>{plate} is on patrol {number} from {begins} to {ends}. Nothing was saved; choose another vehicle or time.</source>
        <translation>车辆 {plate} 在 {begins} 至 {ends} 已排入联巡 {number}。未保存;请另选车辆或时间。</translation>
    </message>
    <message>
        <source>{post}: a remark?</source>
        <translation>{post}:备注?</translation>
    </message>
    <message>
        <source>{post}: how many are there?</source>
        <translation>{post}:实到几人?</translation>
    </message>
    <message>
        <source>{post}: how was it mended?</source>
        <translation>{post}:怎样改正的?</translation>
    </message>
    <message>
        <source>{post}: looked at how?</source>
        <translation>{post}:怎样查的?</translation>
    </message>
    <message>
        <source>{post}: until when?</source>
        <translation>{post}:何时前改正?</translation>
    </message>
    <message>
        <source>{post}: what is wanting?</source>
        <translation>{post}:哪里不合格?</translation>
    </message>
    <message>
        <source>{post}: who mends it?</source>
        <translation>{post}:由谁改正?</translation>
    </message>
    <message>
        <source>{post}: why can nobody look?</source>
        <translation>{post}:为什么查不了?</translation>
    </message>
    <message>
        <source>{post}: {matter}?</source>
        <translation>{post}:{matter}?</translation>
    </message>
    <message>
        <source>{present} present of {needed}</source>
        <translation>应到 {needed},实到 {present}</translation>
    </message>
    <message>
        <source>{program} is not on this computer, and without a backup the schema is not changed. Nothing was changed; run this command where PostgreSQL's programs are installed.</source>
        <translation>这台电脑上没有 {program},没有备份就不改动表结构。没有改动任何内容;请在装有 PostgreSQL 程序的电脑上运行此命令。</translation>
    </message>
    <message>
        <source>{read} read, {kept} believed</source>
        <translation>读入 {read} 点,可信 {kept} 点</translation>
    </message>
    <message>
        <source>{read} read, {kept} new, {known} known before</source>
        <translation>读入 {read} 点,新增 {kept} 点,已有 {known} 点</translation>
    </message>
    <message>
        <source>{read} rows read: {added} new, {replaced} changed, {unchanged} as before, {refused} left out</source>
        <translation>读取 {read} 行:新增 {added},更新 {replaced},未变 {unchanged},未导入 {refused}</translation>
    </message>
    <message>
        <source>{received} signals received, {kept} kept, {waiting} wait in the spool, {unknown} unknown</source>
        <translation>收到 {received} 条信号,保存 {kept} 条,{waiting} 条在暂存区等待,{unknown} 条来源未登记</translation>
    </message>
    <message>
        <source>{removed} fixes older than {day} are gone, {kept} stay as the last visit of their square</source>
        <translation>早于 {day} 的定位已删去 {removed} 条,保留各网格最近一次到访 {kept} 条</translation>
    </message>
    <message>
        <source>{removed} fixes older than {day} would go, {kept} would stay as the last visit of their square</source>
        <translation>早于 {day} 的定位将删去 {removed} 条,保留各网格最近一次到访 {kept} 条</translation>
    </message>
    <message>
        <source>{roads} roads were cut at their crossings into {edges} pieces.</source>
        <translation>{roads} 条路在交叉处切成 {edges} 段。</translation>
    </message>
    <message>
        <source>{room} has nobody in its roster.</source>
        <translation>{room} 的值班表中没有人员。</translation>
    </message>
    <message>
        <source>{room} {year}-{month}: roster</source>
        <translation>{room}{year}年{month}月值班表</translation>
    </message>
    <message>
        <source>{room}, {month}: whatever is done, {n} would be wanting. Nothing was changed.</source>
        <translation>{room} {month}:无论怎样排都缺 {n} 人。未作任何更改。</translation>
    </message>
    <message>
        <source>{rule}: not yet compared with the text of the law</source>
        <translation>{rule}:尚未与法律原文核对</translation>
    </message>
    <message>
        <source>{seen} of more than {total} found</source>
        <translation>查到 {total} 起以上,显示 {seen} 起</translation>
    </message>
    <message>
        <source>{seen} of the latest {total} shown</source>
        <translation>最近 {total} 件中显示 {seen} 件</translation>
    </message>
    <message>
        <source>{seen} of {total} found</source>
        <translation>查到 {total} 起,显示 {seen} 起</translation>
    </message>
    <message>
        <source>{seen} of {total} shown</source>
        <translation>显示 {seen} / {total}</translation>
    </message>
    <message>
        <source>{shares}; {number} was drawn of {of}</source>
        <translation>{shares};抽得 {number},权重合计 {of}</translation>
    </message>
    <message>
        <source>{sheet} (proposed)</source>
        <translation>{sheet}(排班建议)</translation>
    </message>
    <message>
        <source>{since} to {last} · {n} incidents, {reported} reported · positions of {patrol} days, rosters of {duty} days</source>
        <translation>{since} 至 {last} · 警情 {n} 起,接报 {reported} 起 · 有位置记录 {patrol} 天,有排班 {duty} 天</translation>
    </message>
    <message>
        <source>{since} to {until} · {n} positions of those who guard</source>
        <translation>{since} 至 {until} · 巡护力量定位 {n} 条</translation>
    </message>
    <message>
        <source>{since} to {until}: {n} alerts. Alarm tests are left out.</source>
        <translation>{since} 至 {until}:报警 {n} 条,不含测试。</translation>
    </message>
    <message>
        <source>{state} · told, until {until}; then as the roster has it</source>
        <translation>{state} · 人工设定,至 {until};此后以值班表为准</translation>
    </message>
    <message>
        <source>{state}, locked: read only</source>
        <translation>{state},已锁定,只读</translation>
    </message>
    <message>
        <source>{step} came {time} late</source>
        <translation>{step} 迟 {time}</translation>
    </message>
    <message>
        <source>{step} in time</source>
        <translation>{step} 及时</translation>
    </message>
    <message>
        <source>{step} in {time}</source>
        <translation>{step} 还剩 {time}</translation>
    </message>
    <message>
        <source>{step} late by {time}</source>
        <translation>{step} 超时 {time}</translation>
    </message>
    <message>
        <source>{step} · not confirmed</source>
        <translation>{step} · 未确认收到</translation>
    </message>
    <message>
        <source>{stops} stops of {drawn} that were drawn in {rounds} rounds; no plan of these draws could be worth more by over {gap} %.</source>
        <translation>共 {rounds} 轮抽中 {drawn} 处,安排停留 {stops} 处;同样的抽取结果,任何排法的价值最多再高 {gap}%。</translation>
    </message>
    <message>
        <source>{table} is not the same after copying: {read} rows were read, {found} stand there. Nothing was kept of the copy, and what was copied is as it was; tell the maker of the program.</source>
        <translation>{table} 表复制后与原表不一致:读出 {read} 行,写入后 {found} 行。副本没有保留,原库未改动;请告知程序开发方。</translation>
    </message>
    <message>
        <source>{text} is no day or hour of the calendar.</source>
        <translation>{text} 不是日历上的日期或钟点。</translation>
    </message>
    <message>
        <source>{text} is no day; write it as 2026-12-31. Nothing was changed.</source>
        <translation>{text} 不是日期;请写成 2026-12-31。未作任何更改。</translation>
    </message>
    <message>
        <source>{text} is no distance: type metres, such as 500. Nothing was looked up.</source>
        <translation>"{text}"不是距离,请输入米数,例如 500;未查询。</translation>
    </message>
    <message>
        <source>{text} is no place along a line: write it like K12+300. Nothing was changed.</source>
        <translation>{text} 不是沿线桩号:请写成 K12+300。未作任何改动。</translation>
    </message>
    <message>
        <source>{text} is no place; write it as 107.6, 37.3. Nothing was changed.</source>
        <translation>"{text}"不是位置,请写成 107.6, 37.3;未作任何改动。</translation>
    </message>
    <message>
        <source>{text} is no place; write it as 107.6,37.3. Nothing was looked up.</source>
        <translation>"{text}"不是位置,请写成 107.6,37.3;未查询。</translation>
    </message>
    <message>
        <source>{text} is no shape: write it like POLYGON((107.6 37.3, 107.7 37.3, 107.7 37.4, 107.6 37.3)). Nothing was looked up.</source>
        <translation>"{text}"不是图形,请写成 POLYGON((107.6 37.3, 107.7 37.3, 107.7 37.4, 107.6 37.3)) 的形式;未查询。</translation>
    </message>
    <message>
        <source>{text} is no size; write it as 1920x1080. No picture was made.</source>
        <translation>{text} 不是尺寸;请写成 1920x1080。未生成图片。</translation>
    </message>
    <message>
        <source>{text} is no stretch of time: type it as 2026-11-20 20:00 – 06:00, or 20:00 – 06:00.</source>
        <translation>“{text}”不是时段:请按 2026-11-20 20:00 – 06:00 或 20:00 – 06:00 输入。</translation>
    </message>
    <message>
        <source>{text} is no time: type it as 2026-11-20 03:15, 11-20 03:15 or 03:15.</source>
        <translation>{text} 不是时刻:请按 2026-11-20 03:15、11-20 03:15 或 03:15 输入。</translation>
    </message>
    <message>
        <source>{text} is no time: type minutes such as 20, or 06:00, or 11-22 06:00.</source>
        <translation>“{text}”不是时间:请输入分钟数如 20,或 06:00,或 11-22 06:00。</translation>
    </message>
    <message>
        <source>{text} is no view; write it as 107.6,37.5,12. No picture was made.</source>
        <translation>{text} 不是视图;请写成 107.6,37.5,12。未生成图片。</translation>
    </message>
    <message>
        <source>{text} is yet to come: only what is past can be shown.</source>
        <translation>{text} 还没有到:只能查看过去的时刻。</translation>
    </message>
    <message>
        <source>{time} handed out by {name}: {state}</source>
        <translation>{time} 由 {name} 发出:{state}</translation>
    </message>
    <message>
        <source>{time} over</source>
        <translation>超{time}</translation>
    </message>
    <message>
        <source>{time} taken in by {name}: {state}</source>
        <translation>{time} 由 {name} 收回:{state}</translation>
    </message>
    <message>
        <source>{time} {name}, {min} min, round {round}: {why}</source>
        <translation>{time} {name},停留 {min} 分钟,第 {round} 轮:{why}</translation>
    </message>
    <message>
        <source>{time} {result}</source>
        <translation>{time} {result}</translation>
    </message>
    <message>
        <source>{time}, the end of the shift</source>
        <translation>{time},本岗下班时</translation>
    </message>
    <message>
        <source>{time}: overdue for {age}</source>
        <translation>{time},已超期 {age}</translation>
    </message>
    <message>
        <source>{time}: {age} left</source>
        <translation>{time},还剩 {age}</translation>
    </message>
    <message>
        <source>{title}: what came of it?</source>
        <translation>{title}:结果如何?</translation>
    </message>
    <message>
        <source>{title}: which step?</source>
        <translation>{title}:进入哪一程序?</translation>
    </message>
    <message>
        <source>{told} in the bulletin is no latitude and longitude.</source>
        <translation>预警信息中的 {told} 不是“纬度,经度”。</translation>
    </message>
    <message>
        <source>{told} in the bulletin is no time with its offset.</source>
        <translation>预警信息中的 {told} 不是带时区的时间。</translation>
    </message>
    <message>
        <source>{told}{name} does not say in which coordinate system it is. Nothing was changed; choose one, for example EPSG:4545, CGCS2000, WGS84, GCJ02 or BD09.</source>
        <translation>{told}{name} 没有说明坐标系。未作任何改动;请选择,例如 EPSG:4545、CGCS2000、WGS84、GCJ02 或 BD09。</translation>
    </message>
    <message>
        <source>{trouble} until {time} ({author}, {note}): end it</source>
        <translation>{trouble} 至 {time}({author},{note}):解除</translation>
    </message>
    <message>
        <source>{turn} heads</source>
        <translation>{turn}人数</translation>
    </message>
    <message>
        <source>{turn}: short</source>
        <translation>{turn}缺员</translation>
    </message>
    <message>
        <source>{unit} declines: why?</source>
        <translation>{unit} 拒绝接令:原因?</translation>
    </message>
    <message>
        <source>{unit} has been released from this call. Nothing was changed.</source>
        <translation>{unit}已从此警情归队,未作更改。</translation>
    </message>
    <message>
        <source>{unit} has no beat in this night. Decide of the night first.</source>
        <translation>本次建议没有给{unit}安排巡线。请先处理本次建议。</translation>
    </message>
    <message>
        <source>{unit} has not begun {patrol}, due at {time}</source>
        <translation>{unit}未按时出巡:{patrol},应于 {time} 出发</translation>
    </message>
    <message>
        <source>{unit} has stood still since {time} on {patrol}</source>
        <translation>{unit}自 {time} 起停留过久:{patrol}</translation>
    </message>
    <message>
        <source>{unit} is further than that already. Nothing was changed; take the step back if it was wrong.</source>
        <translation>{unit}的进度已超过这一步,未作更改;如记错,请撤回该步。</translation>
    </message>
    <message>
        <source>{unit} is held by another call. Nothing was sent; confirm to give it both orders.</source>
        <translation>{unit}正在处理另一起警情,未派出;确认后两起并行。</translation>
    </message>
    <message>
        <source>{unit} is not offered: {why}. Send it all the same?</source>
        <translation>{unit} 未列入候选:{why}。仍要派出?</translation>
    </message>
    <message>
        <source>{unit} is on patrol {number} from {begins} to {ends}. Nothing was saved; choose another team or time.</source>
        <translation>{unit}在 {begins} 至 {ends} 已排入联巡 {number}。未保存;请另选队伍或时间。</translation>
    </message>
    <message>
        <source>{unit} is on patrol {number} then.</source>
        <translation>{unit}该时段已有联巡任务 {number}。</translation>
    </message>
    <message>
        <source>{unit} is on patrol {number} then. Nothing was drawn; leave it out.</source>
        <translation>{unit}该时段已有联巡任务 {number}。未抽取任何内容;请不要选它。</translation>
    </message>
    <message>
        <source>{unit} is sent to a call. Nothing was changed; release it from the call first.</source>
        <translation>{unit} 正在处警,未作任何更改;请先让它从警情归队。</translation>
    </message>
    <message>
        <source>{unit} is sent to this call already. Nothing was changed.</source>
        <translation>{unit}已派往此警情,未作更改。</translation>
    </message>
    <message>
        <source>{unit} is {figure} m off {patrol}</source>
        <translation>{unit}偏离巡护范围 {figure} 米:{patrol}</translation>
    </message>
    <message>
        <source>{unit} may not be asked to do this at such a call. Nothing was sent.</source>
        <translation>此类警情不得要求{unit}做这一项,未派出。</translation>
    </message>
    <message>
        <source>{unit} not heard since {time} on {patrol}</source>
        <translation>{unit}自 {time} 起无定位:{patrol}</translation>
    </message>
    <message>
        <source>{unit}: called back</source>
        <translation>{unit}:召回</translation>
    </message>
    <message>
        <source>{unit}: did not answer the roll call</source>
        <translation>{unit}:点名未应答</translation>
    </message>
    <message>
        <source>{unit}: heard</source>
        <translation>{unit}:已联系</translation>
    </message>
    <message>
        <source>{unit}: last step taken back</source>
        <translation>{unit}:撤回上一步</translation>
    </message>
    <message>
        <source>{unit}: order received</source>
        <translation>{unit}:已收到指令</translation>
    </message>
    <message>
        <source>{unit}: order sent again</source>
        <translation>{unit}: 指令已重发</translation>
    </message>
    <message>
        <source>{unit}: ordered, {channel}</source>
        <translation>{unit}:下达指令({channel})</translation>
    </message>
    <message>
        <source>{unit}: the order could not be sent</source>
        <translation>{unit}:指令未能发出</translation>
    </message>
    <message>
        <source>{unit}: what is it doing?</source>
        <translation>{unit}:现在的状态?</translation>
    </message>
    <message>
        <source>{unit}: {before} → {state}</source>
        <translation>{unit}:{before} → {state}</translation>
    </message>
    <message>
        <source>{unit}: {before} → {step}, {call}</source>
        <translation>{unit}:{before} → {step},{call}</translation>
    </message>
    <message>
        <source>{unit}: {step}</source>
        <translation>{unit}:{step}</translation>
    </message>
    <message>
        <source>{unit}: {trips} trips, {stops} stops; looking at it was written down</source>
        <translation>{unit}:行程 {trips} 段,停留 {stops} 次;本次查看已记入审计</translation>
    </message>
    <message>
        <source>{url} is no broker; write it as mqtt://127.0.0.1:1883. Nothing was published.</source>
        <translation>{url} 不是消息服务器地址;请写成 mqtt://127.0.0.1:1883。没有发布任何消息。</translation>
    </message>
    <message>
        <source>{waiting} unacknowledged of {total}</source>
        <translation>未确认 {waiting} / {total}</translation>
    </message>
    <message>
        <source>{ways} tracks taken in: {kept} points new, {known} known before</source>
        <translation>已导入轨迹 {ways} 条:新增 {kept} 点,已有 {known} 点</translation>
    </message>
    <message>
        <source>{what} Nothing was changed; give a reason to do it all the same.{more}</source>
        <translation>{what}未作任何更改;如仍要这样做,请填写原因。{more}</translation>
    </message>
    <message>
        <source>{what} and {n} more</source>
        <translation>{what} 等另 {n} 条</translation>
    </message>
    <message>
        <source>{what} comes back into the register.</source>
        <translation>{what} 将恢复到底数中。</translation>
    </message>
    <message>
        <source>{what} goes out of the register with who answers for it; it can be brought back.</source>
        <translation>{what} 将连同责任人从底数中注销,之后可以恢复。</translation>
    </message>
    <message>
        <source>{what} is back already, {name} took it in. Nothing was changed.</source>
        <translation>{what} 已经归还,由 {name} 收回。没有改动。</translation>
    </message>
    <message>
        <source>{what} is back: in what state?</source>
        <translation>归还“{what}”:状态如何?</translation>
    </message>
    <message>
        <source>{what} is named twice, and there is one of it. Nothing was changed.</source>
        <translation>{what} 写了两次,而它只有一件。没有改动。</translation>
    </message>
    <message>
        <source>{what} is not back after all</source>
        <translation>“{what}”其实还没归还</translation>
    </message>
    <message>
        <source>{what} is with {name} and not back. Nothing was changed; take it back in first.</source>
        <translation>{what} 由 {name} 领用,尚未归还。没有改动,请先办理归还。</translation>
    </message>
    <message>
        <source>{what} not reached on {patrol}, due at {time}</source>
        <translation>漏检 {what}:{patrol},应于 {time} 到位</translation>
    </message>
    <message>
        <source>{what} was never handed out</source>
        <translation>“{what}”并未领出</translation>
    </message>
    <message>
        <source>{what}. Ctrl+Z takes it back.</source>
        <translation>{what}。Ctrl+Z 撤回。</translation>
    </message>
    <message>
        <source>{what}: asked no more. Why?</source>
        <translation>取消对{what}的巡护要求。理由?</translation>
    </message>
    <message>
        <source>{what}: back how much later than now?</source>
        <translation>“{what}”从现在起延期多久归还?</translation>
    </message>
    <message>
        <source>{what}: {n} changed. Ctrl+Z takes it back.</source>
        <translation>{what}:已更改 {n} 个。Ctrl+Z 撤回。</translation>
    </message>
    <message>
        <source>{who} and {what} stand together</source>
        <translation>{who} 与 {what} 会合停留</translation>
    </message>
    <message>
        <source>{who} drives {figure} km/h</source>
        <translation>{who} 时速 {figure} 公里,超速</translation>
    </message>
    <message>
        <source>{who} entered {what}</source>
        <translation>{who} 进入 {what}</translation>
    </message>
    <message>
        <source>{who} has been off its route for {figure} min</source>
        <translation>{who} 偏离路线或辖区 {figure} 分钟</translation>
    </message>
    <message>
        <source>{who} has been out for {figure} min</source>
        <translation>{who} 出勤 {figure} 分钟未归</translation>
    </message>
    <message>
        <source>{who} has changed the same fields meanwhile: {count}. Nothing was saved; choose for each what holds.</source>
        <translation>{who} 已同时修改了相同字段:{count} 项。未保存;请逐项选定。</translation>
    </message>
    <message>
        <source>{who} has not been heard for {figure} min</source>
        <translation>{who} 失联 {figure} 分钟</translation>
    </message>
    <message>
        <source>{who} has saved other values meanwhile. ← theirs, → yours; Ctrl+Enter saves what is marked.</source>
        <translation>{who} 已先保存了不同内容。← 取对方,→ 取本人;Ctrl+Enter 按标记保存。</translation>
    </message>
    <message>
        <source>{who} has stayed in {what} for {figure} min</source>
        <translation>{who} 在 {what} 停留 {figure} 分钟</translation>
    </message>
    <message>
        <source>{who} has stood still for {figure} min</source>
        <translation>{who} 停留 {figure} 分钟未动</translation>
    </message>
    <message>
        <source>{who} is editing</source>
        <translation>{who} 正在编辑</translation>
    </message>
    <message>
        <source>{who} is looking</source>
        <translation>{who} 正在查看</translation>
    </message>
    <message>
        <source>{who} is {figure} m from {what}</source>
        <translation>{who} 距 {what} {figure} 米</translation>
    </message>
    <message>
        <source>{who} left {what}</source>
        <translation>{who} 离开 {what}</translation>
    </message>
    <message>
        <source>{who} loiters {figure} m from {what}</source>
        <translation>{who} 在距 {what} {figure} 米处徘徊</translation>
    </message>
    <message>
        <source>{who} moves without an escort</source>
        <translation>{who} 无押运行驶</translation>
    </message>
    <message>
        <source>{who} pressed the emergency key</source>
        <translation>{who} 按下紧急按钮</translation>
    </message>
    <message>
        <source>{word} is not FIELD=COLUMN. Nothing was imported.</source>
        <translation>{word} 不是 FIELD=COLUMN 格式。未导入。</translation>
    </message>
    <message>
        <source>{word} is nothing a rule can guard. Nothing was changed.</source>
        <translation>规则不能保护 {word}。未作任何更改。</translation>
    </message>
    <message>
        <source>{x}, {y} is no longitude and latitude; they seem to be swapped.</source>
        <translation>{x}, {y} 不是经纬度;似乎颠倒了。</translation>
    </message>
    <message>
        <source>{x}, {y} is no place on earth in this coordinate system.</source>
        <translation>{x}, {y} 在此坐标系中不是地球上的位置。</translation>
    </message>
    <message>
        <source>“{clock}” does not run in this case. Nothing was changed.</source>
        <translation>本案没有正在计算的“{clock}”。未作更改。</translation>
    </message>
    <message>
        <source>“{letter}” is no turn of {room}. Nothing was changed; its turns are {turns}.</source>
        <translation>“{letter}”不是{room}的班次。未作任何更改;其班次为 {turns}。</translation>
    </message>
    <message>
        <source>“{name}” is not one of those who are free that day. Nothing was changed.</source>
        <translation>“{name}”不在当日空班人员之列。未作任何更改。</translation>
    </message>
    <message>
        <source>“{step}”: when?</source>
        <translation>“{step}”:何时?</translation>
    </message>
    <message>
        <source>“{what}” is closed: what was seen?</source>
        <translation>“{what}”已补上:现场所见?</translation>
    </message>
    <message>
        <source>“{what}” is done</source>
        <translation>“{what}”已办</translation>
    </message>
    <message>
        <source>“{what}” is still open: what was seen?</source>
        <translation>“{what}”仍未补上:现场所见?</translation>
    </message>
    <message>
        <source>中文 / English</source>
        <translation>中文 / English</translation>
    </message>
</context>
</TS>
